/* What a language model's voice adds to the news: words taken back, and a calm line while written ones stand in. */

const modelNews = (room, banner) => ({
  /** What had been begun is taken back; the person writes on, in other words. */
  replaced({ turn }) {
    const { talk } = room;
    room.typist.drop();
    talk.messages = talk.messages.filter((each) => each.turn !== turn || each.who !== "person");
    talk.busy = true;
    room.changed();
    room.settle();
  },
  model({ text }) {
    banner.model(text);
    room.settle();
  },
});
