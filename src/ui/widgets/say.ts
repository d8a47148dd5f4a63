/** Says something once to a reader who hears the page, by a region that is always there. */
export function say(words: string): void {
  let region = document.querySelector('.said');
  if (!region) {
    region = document.body.appendChild(document.createElement('p'));
    region.className = 'unseen said';
    region.setAttribute('role', 'status');
  }
  region.textContent = words;
}
