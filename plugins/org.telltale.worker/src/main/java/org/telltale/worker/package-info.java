/**
 * The bounded child JVM in which the code of container, firmware and handset meets hostile files: a heap of its own, no
 * environment, a time limit, one line of canonical JSON a message, and a parent that checks each of them. Import calls
 * {@link org.telltale.worker.Worker}; {@link org.telltale.worker.WorkerMain} is the child's side.
 */
package org.telltale.worker;
