package org.telltale.seal.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.telltale.seal.recount.Capture;
import org.telltale.seal.recount.Segment;
import org.telltale.seal.refusal.Refusal;

/** What {@code capture.datagrams} reads: several UDP datagrams of one direction, in the order in which they became whole. */
final class Datagrams {

	private static final int MAX_FRAGMENTS = 1_024;

	private Datagrams() {
	}

	static byte[] joined(Derivation.Node node, Capture capture, List<Integer> frames, Placement.Way way) throws Refusal, IOException {
		int[] lengths = Members.indices(node.params(), "lengths", 1);
		List<Capture.Placed> placed = new ArrayList<>(capture.segments(frames));
		placed.removeIf(p -> p.segment().depth() != way.depth() || node.version() > 1 && (p.segment().tcp() || !way.has(p.segment())));
		Refusal.unless(placed.size() == lengths.length, "the frames carry another number of datagrams");
		Refusal.unless(lengths.length > 0, "no datagram is read");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < lengths.length; i++) {
			Segment datagram = placed.get(i).segment();
			Refusal.unless(!datagram.tcp() && way.has(datagram), "a datagram has other ends, or is none");
			Refusal.unless(datagram.payload().length == datagram.payloadLength(), "a datagram was not captured whole");
			Refusal.unless(datagram.payload().length == lengths[i], "a datagram has another length");
			out.writeBytes(datagram.payload());
		}
		requireAllUsed(capture, frames, placed);
		return out.toByteArray();
	}

	/** A frame that completes no datagram is a fragment without which fewer become whole. */
	private static void requireAllUsed(Capture capture, List<Integer> frames, List<Capture.Placed> placed) throws Refusal, IOException {
		Set<Integer> complete = new TreeSet<>();
		placed.forEach(p -> complete.add(p.frame()));
		List<Integer> fragments = new ArrayList<>();
		for (int frame : frames) {
			if (capture.isFragment(frame)) {
				fragments.add(frame);
			}
			Refusal.unless(complete.contains(frame) || capture.isFragment(frame), "frame " + frame + " is no part of a datagram");
		}
		Refusal.unless(fragments.size() <= MAX_FRAGMENTS, "more fragments are listed than this verifier bears");
		int whole = capture.segments(fragments).size();
		for (int frame : fragments) {
			List<Integer> others = new ArrayList<>(fragments);
			others.remove(Integer.valueOf(frame));
			Refusal.unless(capture.segments(others).size() < whole, "frame " + frame + " is no part of a datagram");
		}
	}
}
