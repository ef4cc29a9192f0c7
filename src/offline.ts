/** The viewer of the offline file: draws what stands in the page, and asks for nothing else. */
import { mount } from 'svelte';
import './lib/views/offline.css';
import { isShow, type Show } from './lib/share';
import { aboutOf } from './lib/share/files/about';
import { OFFLINE_IDS } from './lib/share/files/html';
import { tablesOf } from './lib/share/files/tables';
import OfflineApp from './lib/views/panels/share/OfflineApp.svelte';

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';

/** What the page holds; null where it was cut or changed. */
function readShow(): Show | null {
	try {
		const [pack, story] = [OFFLINE_IDS.pack, OFFLINE_IDS.story].map((id) => JSON.parse(textOf(id)) as unknown);
		const own = textOf(OFFLINE_IDS.own);
		const show = { kind: 'hexbeat-show', version: 1, pack, story, ...(own !== '' && { own: JSON.parse(own) as unknown }) };
		return isShow(show) ? show : null;
	} catch {
		return null;
	}
}

const target = document.getElementById(OFFLINE_IDS.stage);
const show = readShow();
if (target && show) {
	const { pack } = show;
	mount(OfflineApp, { target, props: { show, title: document.title, tables: tablesOf(pack), about: aboutOf(pack) } });
} else if (target) target.textContent = 'This file is not complete: a part of it was lost. Ask for it again.';
