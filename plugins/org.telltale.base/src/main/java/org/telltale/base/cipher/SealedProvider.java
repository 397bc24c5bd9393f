package org.telltale.base.cipher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Opens sealed files for reading, and says how long their plain bytes are. Everything else is refused. */
final class SealedProvider extends FileSystemProvider {

	private final FileSystem system;

	SealedProvider(FileSystem system) {
		this.system = system;
	}

	private static SealedPath sealed(Path path) {
		return (SealedPath) path;
	}

	@Override
	public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		if (options.stream().anyMatch(option -> option != StandardOpenOption.READ && !(option instanceof LinkOption))) {
			throw new ReadOnlyFileSystemException();
		}
		return new SealedChannel(SealedSource.open(sealed(path)));
	}

	@Override
	public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		return newFileChannel(path, options, attributes);
	}

	@Override
	public void checkAccess(Path path, AccessMode... modes) throws IOException {
		if (Arrays.stream(modes).anyMatch(mode -> mode != AccessMode.READ)) {
			throw new AccessDeniedException(path.toString());
		}
		provider(path).checkAccess(sealed(path).file(), modes);
	}

	private static FileSystemProvider provider(Path path) {
		return sealed(path).file().getFileSystem().provider();
	}

	@Override
	public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
		if (type != BasicFileAttributes.class) {
			throw new UnsupportedOperationException("basic attributes alone");
		}
		BasicFileAttributes outside = Files.readAttributes(sealed(path).file(), BasicFileAttributes.class, options);
		try (SealedSource source = SealedSource.open(sealed(path))) {
			return type.cast(new SealedAttributes(outside, source.length()));
		}
	}

	@Override
	public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
		BasicFileAttributes read = readAttributes(path, BasicFileAttributes.class, options);
		return Map.of("size", read.size(), "isRegularFile", true, "isDirectory", false);
	}

	@Override
	public boolean isSameFile(Path path, Path other) {
		return path.equals(other);
	}

	@Override
	public boolean isHidden(Path path) {
		return false;
	}

	@Override
	public FileStore getFileStore(Path path) throws IOException {
		return Files.getFileStore(sealed(path).file());
	}

	@Override
	public String getScheme() {
		return "telltale-sealed";
	}

	@Override
	public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
		throw new UnsupportedOperationException("there is one");
	}

	@Override
	public FileSystem getFileSystem(URI uri) {
		return system;
	}

	@Override
	public Path getPath(URI uri) {
		throw new UnsupportedOperationException("an encrypted file needs a key");
	}

	@Override
	public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter) {
		throw new UnsupportedOperationException("there are no folders");
	}

	@Override
	public void createDirectory(Path path, FileAttribute<?>... attributes) {
		throw new ReadOnlyFileSystemException();
	}

	@Override
	public void delete(Path path) {
		throw new ReadOnlyFileSystemException();
	}

	@Override
	public void copy(Path from, Path to, CopyOption... options) {
		throw new ReadOnlyFileSystemException();
	}

	@Override
	public void move(Path from, Path to, CopyOption... options) {
		throw new ReadOnlyFileSystemException();
	}

	@Override
	public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
		throw new UnsupportedOperationException("basic attributes alone");
	}

	@Override
	public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
		throw new ReadOnlyFileSystemException();
	}
}
