// What the simulated phone sounds like: key tones, dial tone, ringback, busy, ringing, and the prompts in the browser's own voices.

const columns = [1209, 1336, 1477, 1633];
const rows = [697, 770, 852, 941];
const keys = ["123A", "456B", "789C", "*0#D"];

/** The two frequencies of each key, in hertz (ITU-T Q.23). */
export const dtmf = Object.fromEntries(keys.flatMap((row, y) => [...row].map((key, x) => [key, [rows[y], columns[x]]])));

/** What the line sounds like (North American precise tones): frequencies, and seconds of sound and silence; no silence: without end. */
export const tones = {
  dial: { frequencies: [350, 440], on: 1, off: 0 },
  ringback: { frequencies: [440, 480], on: 2, off: 4 },
  busy: { frequencies: [480, 620], on: .5, off: .5 },
  ring: { frequencies: [1330, 1560], on: 1.2, off: 2 },
};

const store = "hdp-phone-sound";
const settings = { muted: false, volume: .6, rate: 1, voice: "" };
const keySeconds = .12;
const edge = .006;
// As PhoneSound.PhoneVoice has it.
const phoneVoice = "as on phones";
let audio = null;
let line = null;
let playing = null;

/** Builds a sound into an audio graph, live or offline; the result ends it. */
export function build(context, name, at, seconds, volume = 1) {
  const tone = tones[name] ?? { frequencies: dtmf[name], on: seconds, off: 0 };
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, at);
  for (let from = at; from < at + seconds; from += tone.on + tone.off) {
    const to = Math.min(tone.off > 0 ? from + tone.on : at + seconds, at + seconds);
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume / 2 / tone.frequencies.length, from + edge);
    gain.gain.setValueAtTime(volume / 2 / tone.frequencies.length, to - edge);
    gain.gain.linearRampToValueAtTime(0, to);
    if (tone.off === 0) break;
  }
  gain.connect(context.destination);
  const sources = tone.frequencies.map(frequency => {
    const source = context.createOscillator();
    source.frequency.value = frequency;
    source.connect(gain);
    source.start(at);
    source.stop(at + seconds);
    return source;
  });
  return () => {
    for (const source of sources) source.stop();
    gain.disconnect();
  };
}

/** The samples of a sound, computed without a loudspeaker. */
export async function render(name, seconds, rate = 48000) {
  const context = new OfflineAudioContext(1, Math.round(seconds * rate), rate);
  build(context, name, 0, seconds);
  return (await context.startRendering()).getChannelData(0);
}

function live() {
  if (settings.muted || settings.volume === 0) return null;
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume().catch(() => { });
  return audio;
}

/** The tone of a key, and the end of whatever is being said: a key interrupts the prompt. */
export function key(name) {
  hush();
  const context = live();
  if (context && dtmf[name]) build(context, name, context.currentTime, keySeconds, settings.volume);
}

/** What the line sounds like from now on; null: silent. */
export function tone(name) {
  line?.end();
  line = name ? { name, end: () => { } } : null;
  const context = line && live();
  if (context) line.end = build(context, name, context.currentTime, 120, settings.volume);
}

/** Ends what is being said. */
export function hush() {
  playing?.pause();
  playing = null;
  globalThis.speechSynthesis?.cancel();
}

/** Says sentences one after the other: as real phones do, in the chosen voice, or in the browser's own for that language. */
export function speak(sentences, language, sounds = []) {
  hush();
  if (settings.muted) return;
  if (settings.voice === phoneVoice && sounds.length === sentences.length) play(sentences, language, sounds);
  else utter(sentences, language);
}

/** Plays sounds one after the other; what cannot be played is said by the browser. */
function play(sentences, language, sounds) {
  if (sounds.length === 0) return;
  const sound = playing = new Audio(sounds[0]);
  sound.volume = settings.volume;
  sound.playbackRate = settings.rate;
  sound.onended = () => playing === sound && play(sentences.slice(1), language, sounds.slice(1));
  sound.play().catch(() => playing === sound && utter(sentences, language));
}

function utter(sentences, language) {
  if (!globalThis.speechSynthesis) return;
  for (const sentence of sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    const voices = voicesOf(language);
    utterance.voice = voices.find(v => v.name === settings.voice) ?? voices.find(v => v.default) ?? voices[0] ?? null;
    utterance.lang = utterance.voice?.lang ?? language;
    utterance.rate = settings.rate;
    utterance.volume = settings.volume;
    speechSynthesis.speak(utterance);
  }
}

function voicesOf(language) {
  return (globalThis.speechSynthesis?.getVoices() ?? []).filter(v => v.lang.toLowerCase().startsWith(language));
}

/** The names of the browser's voices for a language. Browsers know them a moment after they are asked first. */
export async function voices(language) {
  if (globalThis.speechSynthesis && speechSynthesis.getVoices().length === 0)
    await new Promise(done => {
      speechSynthesis.addEventListener("voiceschanged", done, { once: true });
      setTimeout(done, 1000);
    });
  return voicesOf(language).map(v => v.name);
}

/** The settings of this browser. */
export function load() {
  try {
    Object.assign(settings, JSON.parse(localStorage.getItem(store) ?? "{}"));
  } catch {
    localStorage.removeItem(store);
  }
  return settings;
}

/** Changes the settings and remembers them. */
export function change(next) {
  Object.assign(settings, next);
  localStorage.setItem(store, JSON.stringify(settings));
  if (settings.muted) hush();
  tone(line?.name ?? null);
}

/** Silence: the page goes. */
export function stop() {
  tone(null);
  hush();
  audio?.close();
  audio = null;
}

function press(event) {
  const pressed = event.target instanceof Element ? event.target.closest("[data-key]:not(:disabled)") : null;
  if (pressed) key(pressed.dataset.key);
}

// At the finger, not after the server has answered.
document.addEventListener("pointerdown", press);
document.addEventListener("hdp-key", event => key(event.detail));
