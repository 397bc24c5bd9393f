/** Partitions of a disk: MBR with extended partitions, and GPT. Called by {@code walk}, and by who reads whole disks. */
package org.telltale.container.disk;
