// What the samples show. The drawings are made from this, so they cannot disagree with it.

export const landscape = {
  kind: 'picture',
  subject: 'a lake between mountains at sunset with a small red boat and a cabin with a lit window',
  category: 'drawing',
  objects: ['sun', 'mountains', 'lake', 'pine trees', 'cabin', 'red boat'],
  colours: ['violet', 'orange', 'dark blue', 'red'],
};

export const chart = {
  kind: 'chart',
  title: 'Umbrella sales of Drizzle & Sons by quarter',
  chart_type: 'bar',
  x_label: 'Quarter',
  y_label: 'Thousand umbrellas',
  series: [
    {
      name: '2024',
      points: [
        ['Q1', 42],
        ['Q2', 31],
        ['Q3', 27],
        ['Q4', 58],
      ],
    },
    {
      name: '2025',
      points: [
        ['Q1', 47],
        ['Q2', 29],
        ['Q3', 35],
        ['Q4', 66],
      ],
    },
  ],
  colours: ['light blue', 'blue'],
};

export const receipt = {
  kind: 'receipt',
  merchant: "Quibble's Corner Deli",
  address: '14 Nowhere Lane, Samplebury',
  date: '2026-03-14',
  time: '12:47',
  currency: 'EUR',
  items: [
    { description: 'Sourdough loaf', quantity: 1, unit_price: 4.2, amount: 4.2 },
    { description: 'Goat cheese 200 g', quantity: 2, unit_price: 5.35, amount: 10.7 },
    { description: 'Olive mix', quantity: 1, unit_price: 3.9, amount: 3.9 },
    { description: 'Sparkling water', quantity: 3, unit_price: 1.15, amount: 3.45 },
    { description: 'Lemon tart', quantity: 2, unit_price: 2.8, amount: 5.6 },
  ],
  subtotal: 27.85,
  tax: 2.79,
  total: 30.64,
  payment: 'Card ending 0000',
  colours: ['black', 'white'],
};

export const dashboards = [
  {
    kind: 'dashboard',
    title: 'Teapot Telemetry, week 11',
    tiles: [
      ['Orders', '1,284', '+4.1 %'],
      ['Returns', '37', '-12 %'],
      ['Avg. rating', '4.6', '+0.1'],
      ['Support wait', '3 min', '-1 min'],
    ],
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    orders: [160, 172, 181, 190, 214, 221, 146],
    colours: ['blue', 'white'],
  },
  {
    kind: 'dashboard',
    title: 'Teapot Telemetry, week 12',
    tiles: [
      ['Orders', '1,391', '+8.3 %'],
      ['Returns', '52', '+41 %'],
      ['Avg. rating', '4.4', '-0.2'],
      ['Support wait', '7 min', '+4 min'],
    ],
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    orders: [171, 188, 96, 230, 251, 262, 193],
    colours: ['blue', 'white'],
  },
];

export const speech = {
  kind: 'speech',
  language: 'en',
  text:
    'This is the Tuesday meeting. Zelda Fizzwick sends the photos to the printer by Friday. ' +
    'Milo Quandary orders forty blue handles today.',
  actions: [
    ['Zelda Fizzwick', 'send the photos to the printer', 'Friday'],
    ['Milo Quandary', 'order forty blue handles', 'today'],
  ],
};
