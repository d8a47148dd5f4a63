/** Where arrow keys lead in the picture of devices: up and down in a column, left and right along a line. */
import type { OwnerNode, OwnersScene } from './scene';

/** Key of the next node; undefined for keys that move nothing. */
export function nodeAfterKey({ nodes, links }: OwnersScene, key: string, at: string): string | undefined {
  const node = nodes.find((one) => one.key === at);
  if (!node) return undefined;
  const column = nodes.filter((one) => one.role === node.role);
  const index = column.indexOf(node);
  switch (key) {
    case 'ArrowDown':
      return column[Math.min(index + 1, column.length - 1)]?.key;
    case 'ArrowUp':
      return column[Math.max(index - 1, 0)]?.key;
    case 'Home':
      return column[0]?.key;
    case 'End':
      return column.at(-1)?.key;
    case 'ArrowRight':
      return node.role === 'device'
        ? (links.find((link) => link.from === at && link.to)?.to ?? first(nodes, 'region'))
        : at;
    case 'ArrowLeft':
      return node.role === 'region' ? (links.find((link) => link.to === at)?.from ?? first(nodes, 'device') ?? at) : at;
    default:
      return undefined;
  }
}

const first = (nodes: readonly OwnerNode[], role: OwnerNode['role']): string | undefined =>
  nodes.find((node) => node.role === role)?.key;
