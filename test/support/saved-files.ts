export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** The files that a page would have the browser save while `act` runs. The browser saves none. */
export async function filesSavedBy(act: () => unknown): Promise<SavedFile[]> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const blobs = new Map<string, Blob>();
  const saved: { name: string; blob: Blob }[] = [];
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: blobs.get(this.href)! });
  };
  try {
    await act();
  } finally {
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(saved.map(async ({ name, blob }) => ({ name, text: await blob.text() })));
}
