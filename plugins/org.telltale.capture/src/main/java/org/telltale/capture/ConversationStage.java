package org.telltale.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

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

	/** Works a batch off. If a worker fails, the others are through with the batch, or wait no more, before that is thrown. */
	void work(Batch batch) throws InterruptedException {
		List<FutureTask<?>> tasks = new ArrayList<>();
		for (int i = 0; i < workers.size(); i++) {
			int number = i;
			tasks.add(new FutureTask<>(() -> work(number, batch), batch));
		}
		helpers.ifPresent(threads -> tasks.subList(1, tasks.size()).forEach(threads::execute));
		tasks.getFirst().run();
		await(tasks);
		relieve(batch);
		batch.letGo();
	}

	private static void await(List<FutureTask<?>> tasks) throws InterruptedException {
		Optional<Throwable> failure = Optional.empty();
		for (Future<?> task : tasks) {
			try {
				task.get();
			} catch (ExecutionException failed) {
				failure = failure.or(() -> Optional.of(failed.getCause()));
			}
		}
		if (failure.isPresent()) {
			switch (failure.get()) {
				case RuntimeException bug -> throw bug;
				case Error grave -> throw grave;
				case Throwable other -> throw new IllegalStateException(other);
			}
		}
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
