export { addSlide } from './addSlide';
export { blankSlide, freeId, KIND_NAMES } from './kinds';
export { slideOf } from './slideOf';
export { slidesOf } from './slidesOf';
export { STORIES, type ReadyStory } from './stories';
export { writeStory } from './file';
export { MOST_SLIDES, readStory } from './readStory';
