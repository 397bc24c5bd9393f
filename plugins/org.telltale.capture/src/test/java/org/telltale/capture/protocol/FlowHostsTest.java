package org.telltale.capture.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.telltale.base.IpAddress;
import org.telltale.capture.layer.FlowRef;
import org.telltale.capture.layer.HandsetSide;
import org.telltale.capture.layer.Peer;

class FlowHostsTest {

	private static final Flow.Roles ROLES = new Flow.Roles(new Peer(IpAddress.four(1), 1), new Peer(IpAddress.four(2), 2), HandsetSide.UNKNOWN, "none",
			Optional.empty(), Optional.empty());

	private final Flow flow = new Flow(new FlowRef(0, 1, 0), true, ROLES);

	@Test
	void eachHostStandsOnceForEachSourceHoweverManyThereAre() {
		for (int time = 0; time < 3; time++) {
			for (int i = 0; i < 40; i++) {
				flow.addHost("h" + i, "http-host", 40L * time + i);
				flow.addHost("h" + i, i % 2 == 0 ? "sni" : "http-host", 40L * time + i);
			}
		}
		assertEquals(60, flow.hosts().size());
		assertEquals(new HostName("h39", "http-host", 39), flow.hosts().getLast());
	}

	@Test
	void manyHostsAreNotComparedWithEachOther() {
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (int i = 0; i < 150_000; i++) {
			flow.addHost("h" + (1_000_000 + i), "http-host", i);
		}
		long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
		assertEquals(150_000, flow.hosts().size());
		assertTrue(millis < 10_000, "CPU time: " + millis + " ms");
	}
}
