/** What a drop or a choice gives: a file of the browser's, or an entry that may be a folder. */
export type Given = File | FileSystemEntry;
