package org.telltale.sample.internal.ext4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.base.Digest;
import org.telltale.sample.internal.bytes.Sink;

/**
 * Writes a small ext4 file system of one block group: blocks of 4,096 bytes, extents, linear directories, no journal, no checksums
 * (docs.kernel.org/filesystems/ext4). Files of four blocks or more are stored in two extents.
 */
public final class Ext4Image {

	private static final int BLOCK = 4096;
	private static final int INODES = 128;
	private static final int INODE_SIZE = 256;
	private static final int INODE_TABLE = 4;
	private static final int FIRST_DATA = INODE_TABLE + INODES * INODE_SIZE / BLOCK;
	private static final int ROOT = 2;
	private static final int LOST_AND_FOUND = 11;
	private static final int DIRECTORY = 0x41ed;
	private static final int FILE = 0x81a4;
	private static final long EXTENTS_FLAG = 0x80000;
	/** Makes every file of the story one of 1 August 2014, 00:00 UTC. */
	private static final long MODIFIED_SECONDS = 1_406_851_200L;

	private final String label;
	private final int blockCount;
	private final byte[] image;
	private final boolean[] blocksUsed;
	private final byte[][] inodes = new byte[INODES + 1][];
	private final Map<String, byte[]> files = new TreeMap<>();
	private int nextInode = LOST_AND_FOUND + 1;
	private int nextBlock = FIRST_DATA;
	private int directories;

	/** An empty file system of that many blocks, at most 32,768. */
	public Ext4Image(String label, int blockCount) {
		this.label = label;
		this.blockCount = blockCount;
		this.image = new byte[blockCount * BLOCK];
		this.blocksUsed = new boolean[blockCount];
	}

	/** Adds a file; its folders come to be by themselves. */
	public Ext4Image file(String path, byte[] content) {
		files.put(path, content);
		return this;
	}

	/** The image's bytes; to be called once. */
	public byte[] toBytes() {
		for (int i = 0; i < FIRST_DATA; i++) {
			blocksUsed[i] = true;
		}
		List<int[]> parts = new ArrayList<>();
		Sink empty = new Sink();
		entry(empty, LOST_AND_FOUND, ".", 2, false);
		entry(empty, ROOT, "..", 2, true);
		directories++;
		parts.add(store(empty.toBytes()));
		inodes[LOST_AND_FOUND] = inode(DIRECTORY, 2, BLOCK, parts);
		directory("", ROOT, ROOT);
		for (int i = 1; i <= INODES; i++) {
			if (inodes[i] != null) {
				System.arraycopy(inodes[i], 0, image, INODE_TABLE * BLOCK + (i - 1) * INODE_SIZE, inodes[i].length);
			}
		}
		bitmaps();
		put(BLOCK, groupDescriptor());
		put(1024, superblock());
		return image;
	}

	/** Writes the directory of that path (empty for the root, else ending with a slash) and all below it. */
	private void directory(String path, int own, int parent) {
		directories++;
		Map<String, Boolean> children = new TreeMap<>();
		if (own == ROOT) {
			children.put("lost+found", true);
		}
		for (String file : files.keySet()) {
			if (file.startsWith(path)) {
				String rest = file.substring(path.length());
				int slash = rest.indexOf('/');
				children.put(slash < 0 ? rest : rest.substring(0, slash), slash >= 0);
			}
		}
		Sink block = new Sink();
		entry(block, own, ".", 2, false);
		entry(block, parent, "..", 2, children.isEmpty());
		int links = 2;
		int left = children.size();
		for (Map.Entry<String, Boolean> child : children.entrySet()) {
			boolean lost = own == ROOT && child.getKey().equals("lost+found");
			int number = lost ? LOST_AND_FOUND : nextInode++;
			entry(block, number, child.getKey(), child.getValue() ? 2 : 1, --left == 0);
			links += child.getValue() ? 1 : 0;
			if (!lost && child.getValue()) {
				directory(path + child.getKey() + "/", number, own);
			} else if (!lost) {
				inodes[number] = fileInode(files.get(path + child.getKey()));
			}
		}
		inodes[own] = inode(DIRECTORY, links, BLOCK, List.of(store(block.toBytes())));
	}

	/** A directory entry with file type; the last one reaches to the end of the block. */
	private static void entry(Sink block, int inode, String name, int type, boolean last) {
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		int length = last ? BLOCK - block.length() : 8 + (bytes.length + 3) / 4 * 4;
		int end = block.length() + length;
		block.le32(inode).le16(length).u8(bytes.length).u8(type).bytes(bytes).padTo(end);
	}

	private byte[] fileInode(byte[] content) {
		List<int[]> parts = new ArrayList<>();
		int blocks = (content.length + BLOCK - 1) / BLOCK;
		int first = blocks >= 4 ? blocks / 2 : blocks;
		if (blocks > 0) {
			parts.add(store(Arrays.copyOf(content, Math.min(content.length, first * BLOCK))));
		}
		if (first < blocks) {
			nextBlock++;
			parts.add(store(Arrays.copyOfRange(content, first * BLOCK, content.length)));
		}
		return inode(FILE, 1, content.length, parts);
	}

	/** Puts content into the next free blocks; answers first block and number of blocks. */
	private int[] store(byte[] content) {
		int blocks = (content.length + BLOCK - 1) / BLOCK;
		put(nextBlock * BLOCK, content);
		for (int i = 0; i < blocks; i++) {
			blocksUsed[nextBlock + i] = true;
		}
		int start = nextBlock;
		nextBlock += blocks;
		return new int[] {start, blocks};
	}

	private static byte[] inode(int mode, int links, int size, List<int[]> parts) {
		int blocks = parts.stream().mapToInt(part -> part[1]).sum();
		Sink inode = new Sink().le16(mode).le16(0).le32(size).le32(MODIFIED_SECONDS).le32(MODIFIED_SECONDS).le32(MODIFIED_SECONDS).le32(0)
				.le16(0)
				.le16(links).le32(blocks * (long) (BLOCK / 512)).le32(EXTENTS_FLAG).le32(0);
		inode.le16(0xf30a).le16(parts.size()).le16(4).le16(0).le32(0);
		int logical = 0;
		for (int[] part : parts) {
			inode.le32(logical).le16(part[1]).le16(0).le32(part[0]);
			logical += part[1];
		}
		return inode.padTo(128).le16(28).le16(0).padTo(INODE_SIZE).toBytes();
	}

	private void bitmaps() {
		for (int i = 0; i < BLOCK * 8; i++) {
			if (i >= blockCount || blocksUsed[i]) {
				image[2 * BLOCK + i / 8] |= (byte) (1 << i % 8);
			}
			if (i >= INODES || i < LOST_AND_FOUND || i < nextInode - 1) {
				image[3 * BLOCK + i / 8] |= (byte) (1 << i % 8);
			}
		}
	}

	private int freeBlocks() {
		int free = 0;
		for (boolean used : blocksUsed) {
			free += used ? 0 : 1;
		}
		return free;
	}

	private int freeInodes() {
		return INODES - nextInode + 1;
	}

	private byte[] groupDescriptor() {
		return new Sink().le32(2).le32(3).le32(INODE_TABLE).le16(freeBlocks()).le16(freeInodes()).le16(directories).padTo(32).toBytes();
	}

	private byte[] superblock() {
		byte[] uuid = Arrays.copyOf(Digest.sha256(label.getBytes(StandardCharsets.UTF_8)).bytes(), 16);
		Sink out = new Sink().le32(INODES).le32(blockCount).le32(0).le32(freeBlocks()).le32(freeInodes()).le32(0).le32(2).le32(2);
		out.le32(32768).le32(32768).le32(INODES).le32(0).le32(MODIFIED_SECONDS).le16(0).le16(0xffff).le16(0xef53).le16(1).le16(1).le16(0);
		out.le32(MODIFIED_SECONDS).le32(0).le32(0).le32(1).le16(0).le16(0);
		out.le32(LOST_AND_FOUND).le16(INODE_SIZE).le16(0).le32(0).le32(0x42).le32(0x3).bytes(uuid);
		return out.utf8(label).padTo(136).utf8("/" + label).padTo(1024).toBytes();
	}

	private void put(int offset, byte[] bytes) {
		System.arraycopy(bytes, 0, image, offset, bytes.length);
	}
}
