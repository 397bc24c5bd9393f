package org.telltale.container.walk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.telltale.container.ContainerReader;
import org.telltale.container.Source;
import org.telltale.container.backup.AndroidBackupReader;
import org.telltale.container.disk.GptReader;
import org.telltale.container.disk.MbrReader;
import org.telltale.container.erofs.ErofsReader;
import org.telltale.container.ewf.EwfReader;
import org.telltale.container.ext4.Ext4Reader;
import org.telltale.container.f2fs.F2fsReader;
import org.telltale.container.fat.ExfatReader;
import org.telltale.container.fat.FatReader;
import org.telltale.container.gzip.GzipReader;
import org.telltale.container.logical.SuperReader;
import org.telltale.container.odex.OdexReader;
import org.telltale.container.sparse.SparseReader;
import org.telltale.container.tar.TarReader;
import org.telltale.container.walk.Format.Kind;
import org.telltale.container.zip.ZipReader;

/**
 * The registry: one row a format, tried in this order. Formats without a reader are known, so that they are named as
 * not analysed and never passed over in silence.
 */
public final class Formats {

	/** Android's full-disk encryption, known by its footer. */
	public static final String ANDROID_FDE = "android-fde";
	/** Linux Unified Key Setup. */
	public static final String LUKS = "luks";
	/** Expert Witness Compression Format 2 ({@code .Ex01}), which is another format than EWF. */
	public static final String EWF2 = "ewf2";
	/** Files without their disk, by the same makers ({@code .L01}). */
	public static final String EWF_LOGICAL = "ewf-logical";

	/** All formats that this version knows. */
	public static final Formats ALL = new Formats(List.of(
			// blocks of a file system without their places: what would be read as one is none
			named("block-ota", Kind.IMAGE, ".new.dat", ".new.dat.br", ".patch.dat"),
			named("vendor-encrypted", Kind.IMAGE, ".ozip", ".ofp"),
			named("brotli", Kind.WRAPPER, ".br"),
			named("lzma", Kind.WRAPPER, ".lzma"),
			read(ZipReader.FORMAT, Kind.ARCHIVE, new ZipReader(), "0:504b0304", "0:504b0506"),
			read(EwfReader.FORMAT, Kind.WRAPPER, new EwfReader(), "0:455646090d0aff00"),
			known(EWF_LOGICAL, Kind.ARCHIVE, "0:4c5646090d0aff00"),
			known(EWF2, Kind.WRAPPER, "0:455646320d0a8100"),
			read(SparseReader.FORMAT, Kind.WRAPPER, new SparseReader(), "0:3aff26ed"),
			read(GzipReader.FORMAT, Kind.WRAPPER, new GzipReader(), "0:1f8b08"),
			read(Ext4Reader.FORMAT, Kind.FILE_SYSTEM, new Ext4Reader(), "1080:53ef"),
			read(ErofsReader.FORMAT, Kind.FILE_SYSTEM, new ErofsReader(), "1024:e2e1f5e0"),
			read(F2fsReader.FORMAT, Kind.FILE_SYSTEM, new F2fsReader(), "1024:1020f5f2", "5120:1020f5f2"),
			known("squashfs", Kind.FILE_SYSTEM, "0:68737173"),
			read(ExfatReader.FORMAT, Kind.FILE_SYSTEM, new ExfatReader(), "3:4558464154202020"),
			// the mark of a boot sector alone says little: its numbers have to agree
			read(FatReader.FORMAT, Kind.FILE_SYSTEM, new FatReader(), "510:55aa"),
			known("iso9660", Kind.FILE_SYSTEM, "32769:4344303031"),
			known("ubi", Kind.FILE_SYSTEM, "0:55424923"),
			read(SuperReader.FORMAT, Kind.IMAGE, new SuperReader(), "4096:67446c61", "8192:67446c61"),
			known("payload", Kind.IMAGE, "0:43724155"),
			known("boot", Kind.IMAGE, "0:414e44524f494421"),
			known("vendor-boot", Kind.IMAGE, "0:564e4452424f4f54"),
			read(GptReader.FORMAT, Kind.IMAGE, new GptReader(), "510:55aa", "512:4546492050415254", "4096:4546492050415254"),
			known("vbmeta", Kind.IMAGE, "0:41564230", "-64:41564266"),
			known("dtbo", Kind.IMAGE, "0:d7b7ab1e"),
			known("dtb", Kind.IMAGE, "0:d00dfeed"),
			read(TarReader.FORMAT, Kind.ARCHIVE, new TarReader(), "257:7573746172"),
			known("cpio", Kind.ARCHIVE, "0:303730373031", "0:303730373032"),
			read(AndroidBackupReader.FORMAT, Kind.WRAPPER, new AndroidBackupReader(), "0:414e44524f4944204241434b55500a"),
			known("xz", Kind.WRAPPER, "0:fd377a585a00"),
			known("bzip2", Kind.WRAPPER, "4:314159265359"),
			known("zstd", Kind.WRAPPER, "0:28b52ffd"),
			known("lz4", Kind.WRAPPER, "0:04224d18", "0:02214c18"),
			known("7z", Kind.ARCHIVE, "0:377abcaf271c"),
			known("rar", Kind.ARCHIVE, "0:526172211a07"),
			known("vdex", Kind.ARCHIVE, "0:76646578"),
			read(OdexReader.FORMAT, Kind.WRAPPER, new OdexReader(), "0:6465790a"),
			known(ANDROID_FDE, Kind.WRAPPER, "-16384:c4b1b5d0"),
			known(LUKS, Kind.WRAPPER, "0:4c554b53babe"),
			// a boot sector's mark says little: the table has to make sense, and what else begins so comes before
			read(MbrReader.FORMAT, Kind.IMAGE, new MbrReader(), "510:55aa"),
			// a ZIP archive with something in front of it is known by its end
			read(ZipReader.FORMAT, Kind.ARCHIVE, new ZipReader(), "-22:504b0506")));

	private final List<Format> rows;

	/** A registry of these formats. */
	public Formats(List<Format> rows) {
		this.rows = List.copyOf(rows);
	}

	/** The first format that recognises the source by its content; empty if none does. */
	public Optional<Format> recognise(Source source) throws IOException {
		return recognise(source, "");
	}

	/** The first format that recognises the source or its name; empty if none does. */
	public Optional<Format> recognise(Source source, String name) throws IOException {
		for (Format row : rows) {
			if (row.recognises(source, name)) {
				return Optional.of(row);
			}
		}
		return Optional.empty();
	}

	private static Format read(String name, Kind kind, ContainerReader reader, String... magics) {
		return new Format(name, kind, magics(magics), List.of(), Optional.of(reader));
	}

	private static Format known(String name, Kind kind, String... magics) {
		return new Format(name, kind, magics(magics), List.of(), Optional.empty());
	}

	private static Format named(String name, Kind kind, String... endings) {
		return new Format(name, kind, List.of(), List.of(endings), Optional.empty());
	}

	/** Each magic is written {@code offset:hex}. */
	private static List<Magic> magics(String... magics) {
		return Stream.of(magics).map(text -> text.split(":")).map(parts -> new Magic(Long.parseLong(parts[0]), parts[1])).toList();
	}
}
