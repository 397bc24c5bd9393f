package org.telltale.handset.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.Exhibit;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.bytes.EvidenceBytes;

class ImageFilesTest {

	private static final String SMS = "<smses><sms address='+447700900123' date='1407405600000' type='1' body='canary'/></smses>";
	private static final int BLOCK = 1024;
	private static final int BLOCKS = 32;
	private static final int FIRST = 4;

	private final List<Problem> problems = new ArrayList<>();

	/** An ext2 file system (documentation: "The Super Block", "Index Nodes") of one group: root directory in block 20, a file in block 21. */
	private static byte[] userData(int fileFlags) {
		ByteBuffer image = ByteBuffer.allocate(BLOCK * BLOCKS).order(ByteOrder.LITTLE_ENDIAN);
		image.putInt(BLOCK, 16).putInt(BLOCK + 4, BLOCKS).putInt(BLOCK + 0x14, 1).putInt(BLOCK + 0x20, 8192).putInt(BLOCK + 0x28, 16);
		image.putShort(BLOCK + 0x38, (short) 0xef53).putInt(BLOCK + 0x4c, 1).putShort(BLOCK + 0x58, (short) 128).putInt(BLOCK + 0x60, 2);
		image.put(BLOCK + 0x88, "/data".getBytes(StandardCharsets.US_ASCII));
		image.putInt(2 * BLOCK + 8, 5);
		inode(image, 2, 0x41ed, BLOCK, 0, 20);
		inode(image, 11, 0x81a4, SMS.length(), fileFlags, 21);
		image.putInt(20 * BLOCK, 11).putShort(20 * BLOCK + 4, (short) BLOCK).put(20 * BLOCK + 6, (byte) 5).put(20 * BLOCK + 8, "m.xml".getBytes(StandardCharsets.US_ASCII));
		image.put(21 * BLOCK, SMS.getBytes(StandardCharsets.US_ASCII));
		return image.array();
	}

	private static void inode(ByteBuffer image, int number, int mode, int length, int flags, int block) {
		int at = 5 * BLOCK + (number - 1) * 128;
		image.putShort(at, (short) mode).putInt(at + 4, length).putInt(at + 0x20, flags).putInt(at + 0x28, block);
	}

	/** A FAT12 file system ("FAT: General Overview of On-Disk Format"): a table in sector 1, a root directory in sector 2, a file in sector 3. */
	private static byte[] card() {
		ByteBuffer image = ByteBuffer.allocate(64 * 512).order(ByteOrder.LITTLE_ENDIAN);
		image.put(0, (byte) 0xeb).put(2, (byte) 0x90).putShort(11, (short) 512).put(13, (byte) 1).putShort(14, (short) 1).put(16, (byte) 1).putShort(17, (short) 16)
				.putShort(19, (short) 64).put(21, (byte) 0xf8).putShort(22, (short) 1).putShort(510, (short) 0xaa55).putShort(512 + 3, (short) 0xfff);
		image.put(2 * 512, "SMS     XML".getBytes(StandardCharsets.US_ASCII)).putShort(2 * 512 + 26, (short) 2).putInt(2 * 512 + 28, SMS.length());
		image.put(3 * 512, SMS.getBytes(StandardCharsets.US_ASCII));
		return image.array();
	}

	/** A disk with one partition. */
	private static byte[] disk(byte[] partition) {
		ByteBuffer disk = ByteBuffer.allocate(FIRST * 512 + partition.length).order(ByteOrder.LITTLE_ENDIAN);
		disk.put(450, (byte) 0x83).putInt(454, FIRST).putInt(458, partition.length / 512).putShort(510, (short) 0xaa55).put(FIRST * 512, partition);
		return disk.array();
	}

	private List<HandsetRecord> read(byte[] first, byte[]... further) {
		List<HandsetRecord> records = new ArrayList<>();
		List<EvidenceBytes> others = Arrays.stream(further).map(bytes -> EvidenceBytes.of("f", bytes)).toList();
		problems.clear();
		problems.addAll(HandsetReader.read(new HandsetFile("d", EvidenceBytes.of("e", first), Optional.empty(), Optional.empty(), others), List.of(), records::add,
				Progress.NONE));
		return records;
	}

	private List<String> codes() {
		return problems.stream().map(Problem::code).toList();
	}

	@Test
	void messageInAPartitionKnowsItsPlaceInTheImage() {
		Exhibit message = (Exhibit) read(disk(userData(0))).getFirst();
		assertEquals(List.of(), codes());
		assertEquals("d!/partition-1!/m.xml/sms/1", message.id());
		assertEquals("d!/partition-1!/m.xml", message.source().path());
		assertEquals("e", message.source().places().getFirst().evidence());
		assertEquals(FIRST * 512 + 21 * BLOCK + SMS.indexOf("<sms "), message.source().places().getFirst().range().offset());
	}

	@Test
	void fileSystemAloneIsRecognisedByWhereItWasMounted() throws IOException {
		byte[] image = userData(0);
		assertEquals("d!/m.xml", read(image).getFirst().source().path());
		assertEquals(Optional.of("ext4"), HandsetReader.recognise(image));
		image[BLOCK + 0x88 + 5] = 'x';
		assertEquals(Optional.empty(), HandsetReader.recognise(image));
	}

	@Test
	void memoryCardIsReadAloneAndInAPartition() throws IOException {
		assertEquals(Optional.of("fat"), HandsetReader.recognise(card()));
		Exhibit message = (Exhibit) read(card()).getFirst();
		assertEquals(List.of(), codes());
		assertEquals("d!/SMS.XML", message.source().path());
		assertEquals(3 * 512 + SMS.indexOf("<sms "), message.source().places().getFirst().range().offset());
		assertEquals("d!/partition-1!/SMS.XML", read(disk(card())).getFirst().source().path());
	}

	@Test
	void otherImagesOfTheSameMakersAreNamed() throws IOException {
		byte[] image = Arrays.copyOf(new byte[] {'E', 'V', 'F', '2', '\r', '\n', (byte) 0x81, 0}, 5000);
		assertEquals(Optional.of("ewf2"), HandsetReader.recognise(image));
		assertEquals(List.of(), read(image));
		assertEquals("The image is of the format ewf2, which is not read here.", problems.getFirst().what());
	}

	@Test
	void bytesOfAFurtherPartAreCountedInTheFile() {
		byte[] disk = disk(userData(0));
		Exhibit message = (Exhibit) read(Arrays.copyOf(disk, 9000), Arrays.copyOfRange(disk, 9000, disk.length)).getFirst();
		assertEquals("e!/partition-1!/m.xml", message.source().places().getFirst().evidence());
		assertEquals(SMS.indexOf("<sms "), message.source().places().getFirst().range().offset());
	}

	@Test
	void encryptedFilesAndPartitionsAreNamed() {
		assertEquals(List.of(), read(disk(userData(0x800))));
		assertEquals(List.of("ext4.encrypted"), codes());
		assertEquals("1 files, 0 directories and 0 links are encrypted (fscrypt), the first is m.xml", problems.getFirst().what());
		byte[] whole = new byte[BLOCK * BLOCKS];
		System.arraycopy(new byte[] {(byte) 0xc4, (byte) 0xb1, (byte) 0xb5, (byte) 0xd0}, 0, whole, whole.length - 16_384, 4);
		assertEquals(List.of(), read(disk(whole)));
		assertEquals(List.of("image.encrypted"), codes());
		byte[] other = new byte[BLOCK * BLOCKS];
		System.arraycopy("hsqs".getBytes(StandardCharsets.US_ASCII), 0, other, 0, 4);
		assertEquals(List.of(), read(disk(other)));
		assertEquals(List.of("image.not-read"), codes());
		assertEquals("The partition partition-1 is of the format squashfs, which is not read here.", problems.getFirst().what());
	}

	/** A file of 20 GiB in an image of 32 KiB: all but its first block is a hole. */
	@Test
	void holesBeyondTheBudgetAreNotRead() {
		byte[] image = userData(0);
		long length = 20L << 30;
		ByteBuffer inode = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
		inode.putInt(5 * BLOCK + 10 * 128 + 4, (int) length).putInt(5 * BLOCK + 10 * 128 + 0x6c, (int) (length >> 32));
		byte[] text = "[ro.x]: [y]\n".getBytes(StandardCharsets.US_ASCII);
		Arrays.fill(image, 21 * BLOCK, 22 * BLOCK, (byte) '\n');
		System.arraycopy(text, 0, image, 21 * BLOCK, text.length);
		assertEquals(List.of(), read(image));
		assertEquals(List.of("container.expansion"), codes());
	}

	@Test
	void cutAndChangedImagesNeverThrow() {
		byte[] disk = disk(userData(0));
		Random random = new Random(9);
		for (int i = 0; i < 3000; i++) {
			read(Arrays.copyOf(disk, random.nextInt(disk.length)));
			byte[] broken = disk.clone();
			for (int j = 0; j <= i % 4; j++) {
				broken[i % 2 == 0 ? random.nextInt(broken.length) : FIRST * 512 + 5 * BLOCK + random.nextInt(11 * 128)] = (byte) random.nextInt(256);
			}
			read(broken);
		}
	}
}
