export { slideOf } from './slideOf';
export { blankSlide, KIND_NAMES, STORIES, type ReadyStory } from './stories';
export { readStory, writeStory } from './storyFile';
