package org.telltale.base.cipher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;

/**
 * The path of a sealed file, behind which its plain bytes are read: {@link java.nio.file.Files} and {@link FileChannel#open} take it as any
 * other path, for reading only. Prints as the path of the file that is encrypted; its file name is the one that the item is known by.
 */
public final class SealedPath implements Path {

	private final Path file;
	private final long start;
	private final Path called;
	private final FileKey key;
	private final Optional<String> sha256;

	/**
	 * A sealed file.
	 *
	 * @param file where it lies
	 * @param called the file name that the item is known by
	 * @param sha256 of its plain bytes, to be held against what the file says; empty if that is not known
	 */
	public SealedPath(Path file, String called, FileKey key, Optional<String> sha256) {
		this(file, 0, called, key, sha256);
	}

	/** The same of a file in which something stands before. @param start where it begins, in bytes */
	public SealedPath(Path file, long start, String called, FileKey key, Optional<String> sha256) {
		this.file = file.toAbsolutePath();
		this.start = start;
		this.called = Path.of(called);
		this.key = key;
		this.sha256 = sha256;
	}

	/** The encrypted file. */
	public Path file() {
		return file;
	}

	/** Of its plain bytes, if it is known. */
	public Optional<String> sha256() {
		return sha256;
	}

	/** The key of this file alone: whoever has it can read this file and no other one. */
	public byte[] fileKey() throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return key.of(SealedLayout.id(SealedSource.header(this, channel)));
		}
	}

	long start() {
		return start;
	}

	FileKey key() {
		return key;
	}

	@Override
	public FileSystem getFileSystem() {
		return SealedFiles.SYSTEM;
	}

	@Override
	public boolean isAbsolute() {
		return true;
	}

	@Override
	public Path getRoot() {
		return file.getRoot();
	}

	@Override
	public Path getFileName() {
		return called;
	}

	@Override
	public Path getParent() {
		return file.getParent();
	}

	@Override
	public int getNameCount() {
		return file.getNameCount();
	}

	@Override
	public Path getName(int index) {
		return index == getNameCount() - 1 ? called : file.getName(index);
	}

	@Override
	public Path subpath(int from, int to) {
		return file.subpath(from, to);
	}

	@Override
	public boolean startsWith(Path other) {
		return file.startsWith(other);
	}

	@Override
	public boolean endsWith(Path other) {
		return equals(other);
	}

	@Override
	public Path normalize() {
		return this;
	}

	@Override
	public Path resolve(Path other) {
		return file.resolve(other);
	}

	@Override
	public Path relativize(Path other) {
		return file.relativize(other);
	}

	@Override
	public URI toUri() {
		return file.toUri();
	}

	@Override
	public Path toAbsolutePath() {
		return this;
	}

	@Override
	public Path toRealPath(LinkOption... options) throws IOException {
		return new SealedPath(file.toRealPath(options), start, called.toString(), key, sha256);
	}

	@Override
	public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
		throw new UnsupportedOperationException("an encrypted file is not watched");
	}

	/** By the names that they are known by, as plain ones of one folder. */
	@Override
	public int compareTo(Path other) {
		SealedPath path = (SealedPath) other;
		int names = called.compareTo(path.called);
		return names != 0 ? names : file.compareTo(path.file);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SealedPath path && path.file.equals(file) && path.start == start && path.called.equals(called);
	}

	@Override
	public int hashCode() {
		return file.hashCode();
	}

	@Override
	public String toString() {
		return file.toString();
	}
}
