package org.telltale.seal.signature;

import java.io.IOException;

/**
 * Calls into libraries that look up services through the thread's context class loader (DSS, JAXB, veraPDF). Their class
 * loader has to be in place at the very first use, else they stay broken for the life of the process.
 */
public final class LibraryCall {

	/** Work that may fail for want of a file. */
	public interface Work<T> {
		T run() throws IOException;
	}

	private LibraryCall() {
	}

	/** Runs the work with that context class loader and puts the old one back. */
	public static <T> T with(ClassLoader loader, Work<T> work) throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			return work.run();
		} finally {
			thread.setContextClassLoader(before);
		}
	}
}
