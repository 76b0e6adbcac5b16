type Text = Record<'de' | 'en', string>;

/** What can be in the way of a Laufzettel, its stations and stamps. */
export const LAUFZETTEL_PROBLEMS: Record<string, { title: Text; detail: Text }> = {
  'station-changed': {
    title: { de: 'Inzwischen gestempelt', en: 'Stamped in the meantime' },
    detail: {
      de: 'Jemand anderes war schneller. Ihr Stempel wurde nicht gespeichert.',
      en: 'Somebody was faster. Your stamp was not saved.',
    },
  },
  'prerequisite-missing': {
    title: { de: 'Voraussetzung fehlt', en: 'Prerequisite missing' },
    detail: {
      de: 'Eine Station, die vorher nötig ist, ist noch nicht erledigt.',
      en: 'A station that must come first is not done yet.',
    },
  },
  'stamp-not-allowed': {
    title: { de: 'So nicht möglich', en: 'Not possible like this' },
    detail: {
      de: 'Dieser Vermerk passt nicht zum Stand der Station.',
      en: 'This result does not fit the state of the station.',
    },
  },
  'laufzettel-ended': {
    title: { de: 'Laufzettel ist abgeschlossen', en: 'Laufzettel has ended' },
    detail: {
      de: 'Dieser Laufzettel läuft nicht mehr. Bitte geben Sie einen neuen aus.',
      en: 'This Laufzettel runs no longer. Please issue a new one.',
    },
  },
  'station-under-way': {
    title: { de: 'Station steht schon darauf', en: 'Station is on it already' },
    detail: {
      de: 'Diese Station steht auf dem Laufzettel und ist noch nicht erledigt.',
      en: 'This station is on the Laufzettel and not settled yet.',
    },
  },
  'step-has-station': {
    title: { de: 'Schon übernommen', en: 'Taken over already' },
    detail: {
      de: 'Aus diesem Schritt ist auf diesem Laufzettel schon eine Station geworden.',
      en: 'This step has become a station of this Laufzettel already.',
    },
  },
};
