-- What the sample keeps. Written so that distributed engines can spread it: the account's id leads every key, ids are texts
-- made by the server, and there are no sequences, triggers, foreign keys across accounts, table locks or notifications.
-- Instants are whole milliseconds since 1970. `recorded_at` is in microseconds and by the database's clock alone.

CREATE TABLE IF NOT EXISTS accounts (
  account_id       text PRIMARY KEY,
  name             text,
  hipaa            boolean NOT NULL DEFAULT false,
  retention_days   integer NOT NULL DEFAULT 60,
  time_zone        text NOT NULL DEFAULT 'UTC',
  allows_duplicates boolean NOT NULL DEFAULT false,
  -- For tests and demos only: what this account can do less than the others, where its clock stands still, and by how much
  -- it was put forward. Nothing of the HTTP profile writes them.
  supports         jsonb NOT NULL DEFAULT '{}',
  clock_stands_at  bigint,
  clock_offset_ms  bigint NOT NULL DEFAULT 0
);

-- Live and deleted contacts. One that was erased or merged leaves nothing but its id and that state behind.
CREATE TABLE IF NOT EXISTS contacts (
  account_id       text NOT NULL,
  contact_id       text COLLATE "C" NOT NULL,
  state            text NOT NULL CHECK (state IN ('live', 'deleted', 'erased', 'merged')),
  name             text,
  email            text,
  phone            text,
  fields           jsonb,
  -- Folded for sorting, searching and comparing; see `keysOf`.
  name_key         text COLLATE "C",
  email_key        text COLLATE "C",
  phone_key        text COLLATE "C",
  search_text      text,
  phone_digits     text,
  -- The deletion that it lies in the bin by. Deleted again, it gets another one.
  deletion_id      text,
  deleted_at       bigint,
  recorded_at      bigint,
  deleted_by_id    text,
  deleted_by_name  text,
  deleted_by_key   text COLLATE "C",
  source           text,
  bulk_action_id   text,
  -- The restore that made it live, and the values that this restore had to leave out, for its undo to give back.
  restored_by      text,
  dropped          jsonb,
  PRIMARY KEY (account_id, contact_id)
);
CREATE INDEX IF NOT EXISTS contacts_by_deleted_at ON contacts (account_id, deleted_at, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS contacts_by_name ON contacts (account_id, name_key, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS contacts_by_email ON contacts (account_id, email_key, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS contacts_by_phone ON contacts (account_id, phone_key, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS contacts_by_deleter ON contacts (account_id, deleted_by_key, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS contacts_by_bulk_action ON contacts (account_id, bulk_action_id, contact_id) WHERE state = 'deleted';
CREATE INDEX IF NOT EXISTS live_by_email ON contacts (account_id, email_key) WHERE state = 'live';
CREATE INDEX IF NOT EXISTS live_by_phone ON contacts (account_id, phone_key) WHERE state = 'live';

-- What hangs on contacts. An item comes back with its contact if both were deleted by the same deletion.
CREATE TABLE IF NOT EXISTS related_items (
  account_id       text NOT NULL,
  contact_id       text COLLATE "C" NOT NULL,
  item_id          text NOT NULL,
  kind             text NOT NULL,
  label            text NOT NULL,
  position         integer NOT NULL,
  deletion_id      text,
  paused           boolean NOT NULL DEFAULT false,
  PRIMARY KEY (account_id, contact_id, item_id)
);

CREATE TABLE IF NOT EXISTS bulk_actions (
  account_id       text NOT NULL,
  action_id        text COLLATE "C" NOT NULL,
  kind             text NOT NULL,
  label            text NOT NULL,
  status           text NOT NULL,
  total            bigint,
  succeeded        bigint NOT NULL DEFAULT 0,
  failed           bigint NOT NULL DEFAULT 0,
  skipped          bigint NOT NULL DEFAULT 0,
  created_at       bigint NOT NULL,
  started_at       bigint,
  finished_at      bigint,
  created_by_id    text,
  created_by_name  text,
  message          text,
  restores_id      text,
  restored_by_id   text,
  -- For a delete: when the last of its contacts was deleted.
  deleted_at       bigint,
  -- What is left to do is done by this server: the choices of whoever confirmed. Null for what others did.
  work             jsonb,
  idempotency_key  text,
  PRIMARY KEY (account_id, action_id)
);
CREATE INDEX IF NOT EXISTS bulk_actions_by_time ON bulk_actions (account_id, created_at DESC, action_id DESC);
CREATE INDEX IF NOT EXISTS bulk_actions_by_reversed ON bulk_actions (account_id, restores_id);
CREATE INDEX IF NOT EXISTS bulk_actions_unfinished ON bulk_actions (account_id, action_id) WHERE work IS NOT NULL AND finished_at IS NULL;

-- One line per contact of a bulk action, written when it begins. Without an outcome it is still to be done.
CREATE TABLE IF NOT EXISTS bulk_action_items (
  account_id       text NOT NULL,
  action_id        text COLLATE "C" NOT NULL,
  position         integer NOT NULL,
  contact_id       text COLLATE "C" NOT NULL,
  deletion_id      text,
  outcome          text,
  reason           text,
  PRIMARY KEY (account_id, action_id, position)
);
CREATE INDEX IF NOT EXISTS items_by_contact ON bulk_action_items (account_id, action_id, contact_id);

-- Which action answers to which idempotency key.
CREATE TABLE IF NOT EXISTS intents (
  account_id       text NOT NULL,
  viewer_id        text NOT NULL,
  idempotency_key  text NOT NULL,
  fingerprint      text NOT NULL,
  action_id        text NOT NULL,
  created_at       bigint NOT NULL,
  PRIMARY KEY (account_id, viewer_id, idempotency_key)
);

-- Who did what to which contact: ids and numbers, never a name, an e-mail or a phone number.
CREATE TABLE IF NOT EXISTS audit (
  account_id       text NOT NULL,
  entry_id         text NOT NULL,
  at               bigint NOT NULL,
  actor_id         text NOT NULL,
  event            text NOT NULL,
  contact_id       text,
  bulk_action_id   text,
  count            bigint,
  idempotency_key  text,
  outcome          text NOT NULL,
  PRIMARY KEY (account_id, entry_id)
);
