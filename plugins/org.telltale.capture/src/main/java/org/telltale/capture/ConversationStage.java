package org.telltale.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has the workers work a batch off, and keeps all conversations together under the memory limit. */
final class ConversationStage implements AutoCloseable {

	private final List<Worker> workers;
	private final long limit;
	/** Empty where there is one worker, whose work the stage's own thread does. */
	private final Optional<ExecutorService> helpers;

	/** @param limit how much memory all conversations may hold */
	ConversationStage(List<Worker> workers, long limit) {
		this.workers = workers;
		this.limit = limit;
		this.helpers = workers.size() == 1 ? Optional.empty() : Optional.of(threads(workers.size() - 1));
	}

	private static ExecutorService threads(int count) {
		return Executors.newFixedThreadPool(count, task -> {
			Thread thread = new Thread(task, "capture-worker");
			thread.setDaemon(true);
			return thread;
		});
	}

	void work(Batch batch) throws InterruptedException {
		List<Future<?>> others = new ArrayList<>();
		for (int i = 1; i < workers.size(); i++) {
			int number = i;
			Callable<Object> task = () -> {
				work(number, batch);
				return batch;
			};
			others.add(helpers.orElseThrow().submit(task));
		}
		work(0, batch);
		for (Future<?> other : others) {
			try {
				other.get();
			} catch (ExecutionException failed) {
				throw failed.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(failed.getCause());
			}
		}
		relieve(batch);
		batch.letGo();
	}

	private void work(int number, Batch batch) {
		try {
			workers.get(number).work(batch);
		} finally {
			batch.rest(number);
		}
	}

	/** While too much is held, the conversation that holds most lets go, of equal ones the oldest. */
	private void relieve(Batch batch) {
		long held = held();
		int turn = 0;
		while (held > limit) {
			Worker owner = null;
			Conversation most = null;
			for (Worker worker : workers) {
				Conversation largest = worker.largest().orElse(null);
				boolean larger = largest != null && (most == null || largest.held() > most.held()
						|| largest.held() == most.held() && largest.index() < most.index());
				if (larger) {
					most = largest;
					owner = worker;
				}
			}
			if (owner == null) {
				return;
			}
			owner.relieve(most, batch, turn++);
			long now = held();
			if (now >= held) {
				return;
			}
			held = now;
		}
	}

	private long held() {
		long held = 0;
		for (Worker worker : workers) {
			held += worker.held();
		}
		return held;
	}

	@Override
	public void close() {
		helpers.ifPresent(ExecutorService::shutdownNow);
	}
}
