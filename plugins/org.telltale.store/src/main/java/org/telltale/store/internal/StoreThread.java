package org.telltale.store.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.telltale.store.CaseException;

/**
 * A thread that nobody but the store knows: a cancelled job interrupts its own thread, never this one. An interrupt inside of file
 * access closes the channel, and with it the database.
 */
public final class StoreThread implements AutoCloseable {

	private final ExecutorService executor;
	private final String name;
	private volatile Thread thread;

	/** A thread of that name; it ends with {@link #close()} or with the program. */
	public StoreThread(String name) {
		this.name = name;
		this.executor = Executors.newSingleThreadExecutor(this::newThread);
	}

	private Thread newThread(Runnable work) {
		Thread created = new Thread(work, name);
		created.setDaemon(true);
		thread = created;
		return created;
	}

	/** Whether the caller runs on this thread. */
	public boolean isCurrent() {
		return Thread.currentThread() == thread;
	}

	/** Runs work on this thread and waits for it, even if the caller is interrupted; the interrupt stays pending. */
	public <T> T call(Callable<T> work) throws CaseException {
		if (isCurrent()) {
			throw new IllegalStateException("a transaction inside a transaction");
		}
		Future<T> future = executor.submit(work);
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return future.get();
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
		} catch (ExecutionException e) {
			throw unwrapped(e);
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static CaseException unwrapped(ExecutionException e) {
		switch (e.getCause()) {
			case CaseException failed -> {
				return failed;
			}
			case RuntimeException bug -> throw bug;
			case Error error -> throw error;
			default -> throw new IllegalStateException(e.getCause());
		}
	}

	@Override
	public void close() {
		executor.shutdown();
	}
}
