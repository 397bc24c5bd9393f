/**
 * What all file systems have in common: runs of blocks that make a file, and the walk through directories. Called by the
 * packages of the file systems.
 */
package org.telltale.container.tree;
