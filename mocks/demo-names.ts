/** Names of one part of the world, and how telephone numbers look there. */
export interface Culture {
  /** As it is written, with its Latin spelling behind a bar where that differs. */
  given: readonly string[];
  family: readonly string[];
  familyFirst?: boolean;
  /** Patterns of numbers that are set aside for fiction; `#` stands for a digit. */
  phones: readonly string[];
}

// Each range is reserved for drama and examples by the regulator of its country.
const AREA_CODES =
  '206 212 213 216 303 305 312 313 404 412 415 416 503 504 514 602 604 617 646 702 718 773 787 808 902 916';
const NORTH_AMERICAN_FORMATS = [
  '+1 (@) 555-01##',
  '(@) 555-01##',
  '+1 @-555-01##',
  '@.555.01##',
  '1-@-555-01##',
];
const NORTH_AMERICA = AREA_CODES.split(' ').map((code, index) =>
  NORTH_AMERICAN_FORMATS[index % NORTH_AMERICAN_FORMATS.length]!.replace('@', code),
);
const BRITAIN = [
  '+44 20 7946 0###',
  '(0161) 496 0###',
  '+44 7700 900###',
  '01632 960###',
  '+44 113 496 0###',
];
const GERMANY = [
  '+49 30 23125 ###',
  '(089) 99998-###',
  '+49 40 66969 ###',
  '0221/4710 ###',
  '+49 69 90009 ###',
];
const FRANCE = [
  '+33 1 99 00 ## ##',
  '02 61 91 ## ##',
  '03 53 01 ## ##',
  '+33 6 39 98 ## ##',
  '04 65 71 ## ##',
];
const SWEDEN = [
  '+46 8 465 004 ##',
  '031-390 06 ##',
  '+46 40 628 04 ##',
  '0980-319 2##',
  '+46 (0)31-390 06 ##',
];
const AUSTRALIA = ['+61 2 5550 ####', '(03) 7010 ####', '+61 7 5550 ####', '08 7010 ####'];

/** Split at spaces, with underscores for the spaces inside of names. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

export const CULTURES: readonly Culture[] = [
  {
    given: words(
      'Olivia James Amelia Noah Grace Henry Chloe Ethan Ruby Samuel Zoe Walter Ada Marcus Joan Percy',
    ),
    family: words(
      'Bennett Okafor-Hughes Clarke Whitfield Osborne Sinclair Hawthorne Lovell Pryce Marlowe Fenwick',
    ),
    phones: BRITAIN,
  },
  {
    given: words(
      'Madison Tyler Aaliyah Jordan Brooklyn Dakota Hunter Savannah Caleb Autumn Wyatt Jasmine Mary-Jo',
    ),
    family: words(
      "Johnson Whitaker O'Donnell Brooks Castellano Freeman McAllister Vandenberg Hayes Washington Yazzie",
    ),
    phones: NORTH_AMERICA,
  },
  {
    given: words('José María_José Luis_Ángel Ximena Íñigo Guadalupe Andrés Lucía Nicolás Begoña Raúl Inés'),
    family: words(
      'Muñoz Ibáñez Núñez_de_Arce Peña Gutiérrez García_Márquez Ocaña Güell Zúñiga Rincón Echeverría',
    ),
    phones: NORTH_AMERICA,
  },
  {
    given: words('João Inês Antônio Conceição Luís Beatriz Tomé Graça Caetano Íris Simão'),
    family: words(
      'Gonçalves Magalhães Assunção Simões Araújo_Lima Brandão Guimarães da_Conceição Falcão Leitão',
    ),
    phones: FRANCE,
  },
  {
    given: words('Jürgen Käthe Björn Änne Götz Annegret Lüder Sörine Matthias Grete Ömer Friedhelm'),
    family: words(
      'Weiß Müller-Lüdenscheidt Köhler Großmann von_der_Heide Jäger Hübschmann Schröder Groß Bäuerle',
    ),
    phones: GERMANY,
  },
  {
    given: words('Éloïse François Zoé Benoît Hélène Loïc Maëlys Gérard Anaïs Rémi Noël Thaïs'),
    family: words(
      "Lefèvre d'Aubigné Bâtard-Noël Garçon Crépin Hervé Châtelain Fouché N'Diaye Pâris Béranger",
    ),
    phones: FRANCE,
  },
  {
    given: words('Åsa Björk Søren Øyvind Märta Kåre Þóra Aino Väinö Maj-Britt Einar'),
    family: words(
      'Ångström Sørensen Ødegård Þorsteinsdóttir Hämäläinen Sjögren Bååth Nygård Mäkelä Lindqvist',
    ),
    phones: SWEDEN,
  },
  {
    given: words('Łukasz Żaneta Tomáš Zdeněk Ágnes Győző Małgorzata Šárka Ștefan Jiří Ilona Ľubica'),
    family: words('Wiśniewski Szczęsny Novák Kovács Țepeș Błaszczyk Hájek Sedláčková Nagy Králik Ionescu'),
    phones: GERMANY,
  },
  {
    given: words(
      'Ирина|Irina Олексій|Oleksii Дмитрий|Dmitri Соломія|Solomiia Светлана|Svetlana Богдан|Bohdan Йордан|Yordan',
    ),
    family: words(
      'Кузнецова|Kuznetsova Шевченко|Shevchenko Щербак|Shcherbak Петров|Petrov Їжакевич|Yizhakevych Гоголь|Gogol',
    ),
    phones: SWEDEN,
  },
  {
    given: words(
      'Ελένη|Eleni Γιώργος|Giorgos Σοφία|Sofia Ὀδυσσεύς|Odysseas Δήμητρα|Dimitra Αχιλλέας|Achilleas',
    ),
    family: words(
      'Παπαδοπούλου|Papadopoulou Νικολάου|Nikolaou Ξενάκης|Xenakis Αγγελόπουλος|Angelopoulos Ψαρρός|Psarros',
    ),
    phones: AUSTRALIA,
  },
  {
    given: words(
      'محمد|Mohammed فاطمة|Fatima عبد_الرحمن|Abdulrahman نور|Noor ليلى|Layla يوسف|Youssef زينب|Zainab',
    ),
    family: words(
      'الحسيني|Al-Husseini بن_علي|Ben_Ali النجار|Al-Najjar خوري|Khoury المصري|Al-Masri حدّاد|Haddad',
    ),
    phones: FRANCE,
  },
  {
    given: words('נועה|Noa דוד|David שירה|Shira יוסי|Yossi תמר|Tamar אבישג|Avishag ברוך|Baruch'),
    family: words('כהן|Cohen לוי|Levi בן־דוד|Ben-David פרידמן|Friedman אזולאי|Azoulay שׁפּירא|Shapira'),
    phones: NORTH_AMERICA,
  },
  {
    given: words('娜|Na 伟|Wei 小明|Xiaoming 丽华|Lihua 子轩|Zixuan 雨桐|Yutong 建国|Jianguo'),
    family: words('李|Li 王|Wang 張|Chang 欧阳|Ouyang 陈|Chen 黃|Huang 趙|Chao'),
    familyFirst: true,
    phones: AUSTRALIA,
  },
  {
    given: words('さくら|Sakura 健太|Kenta 美咲|Misaki 大輔|Daisuke 陽菜|Hina 翔|Sho'),
    family: words('佐藤|Sato 鈴木|Suzuki 髙橋|Takahashi 渡邊|Watanabe 小野寺|Onodera 長谷川|Hasegawa'),
    familyFirst: true,
    phones: NORTH_AMERICA,
  },
  {
    given: words('서연|Seoyeon 민준|Minjun 지우|Jiwoo 하은|Haeun 도윤|Doyoon 은지|Eunji'),
    family: words('김|Kim 이|Lee 박|Park 최|Choi 남궁|Namgung 제갈|Jegal'),
    familyFirst: true,
    phones: NORTH_AMERICA,
  },
  {
    given: words(
      'अनन्या|Ananya राहुल|Rahul प्रिया|Priya विक्रम|Vikram लक्ष्मी|Lakshmi தமிழ்ச்செல்வி|Tamilselvi অনির্বাণ|Anirban',
    ),
    family: words(
      'शर्मा|Sharma पटेल|Patel चट्टोपाध्याय|Chattopadhyay சுப்பிரமணியன்|Subramanian সেন|Sen वर्मा|Verma',
    ),
    phones: BRITAIN,
  },
  {
    given: words('Nguyệt Đức Thảo Quỳnh_Anh Hưởng Phượng Bảo_Châu'),
    family: words('Nguyễn Trần Đặng Hoàng Lưu Vũ Đỗ'),
    familyFirst: true,
    phones: AUSTRALIA,
  },
  {
    given: words("Adébáyọ̀ Ngozi Thandiwe Kwabena Amara Chiké N'Golo Oluwaseun Wanjirũ"),
    family: words("Ọláńrewájú Eze Mbeki Asante-Boateng Nkosi Adéṣínà Diop Ng'ang'a Achebe"),
    phones: BRITAIN,
  },
  {
    given: words('Gülşah İbrahim Çağla Şükrü Ayşenur Özgür Ilgaz Emine'),
    family: words('Yılmaz Çelik Şahin Öztürk Işık Güneş Karaağaç Doğan'),
    phones: GERMANY,
  },
  {
    given: words('ปิยะ|Piya สมชาย|Somchai ณัฐ|Nat กมลวรรณ|Kamonwan ကျော်|Kyaw თამარ|Tamar Արամ|Aram'),
    family: words('ศรีสุข|Srisuk วงศ์|Wong จันทร์|Chan ბერიძე|Beridze Խաչատրյան|Khachatryan ထွန်း|Tun'),
    phones: AUSTRALIA,
  },
];
