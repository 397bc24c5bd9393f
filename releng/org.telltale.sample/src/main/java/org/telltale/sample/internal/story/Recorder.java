package org.telltale.sample.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.telltale.sample.internal.capture.CaptureFrame;
import org.telltale.sample.internal.capture.PcapFile;
import org.telltale.sample.internal.capture.PcapngFile;

/** Writes what a run's capture points recorded into files. */
final class Recorder {

	/** Nothing is cut off. */
	static final int WHOLE = 262144;
	static final List<String> WIFI = List.of("wifi");
	static final List<String> BOTH = List.of("wifi", "cellular");

	private Recorder() {
	}

	/** A frame and the pcapng interface that recorded it. */
	private record Routed(int interfaceNumber, CaptureFrame frame) {
	}

	/** Adds a pcap file to the run. */
	static void pcap(Run run, String file, String place, CapturePoint point, PcapFile format) {
		List<CaptureFrame> frames = point.record(run.lab().traffic());
		byte[] bytes = format.write(point.link(), frames);
		run.recorded(new Recording("captures/" + file, place, WIFI, point.clockOffset(), bytes, frames));
	}

	/** Adds a pcapng file of one section to the run, one interface for each point. */
	static void pcapng(Run run, String file, String place, boolean bigEndian, int resolution, List<CapturePoint> points) {
		PcapngFile format = new PcapngFile();
		List<CaptureFrame> frames = section(format, run, bigEndian, resolution, points);
		run.recorded(new Recording("captures/" + file, place, WIFI, points.getFirst().clockOffset(), format.toBytes(), frames));
	}

	/** Appends a section with what the points recorded and returns its frames in order. */
	static List<CaptureFrame> section(PcapngFile format, Run run, boolean bigEndian, int resolution, List<CapturePoint> points) {
		List<PcapngFile.Interface> interfaces = new ArrayList<>();
		List<Routed> routed = new ArrayList<>();
		for (int i = 0; i < points.size(); i++) {
			int number = i;
			interfaces.add(new PcapngFile.Interface(points.get(i).link(), "if" + i, resolution));
			points.get(i).record(run.lab().traffic()).forEach(frame -> routed.add(new Routed(number, frame)));
		}
		routed.sort(Comparator.comparingLong(each -> each.frame().nanos()));
		PcapngFile.Section section = format.section(bigEndian, interfaces);
		routed.forEach(each -> section.packet(each.interfaceNumber(), each.frame()));
		long last = routed.isEmpty() ? run.at(0, 0) : routed.getLast().frame().nanos();
		for (int i = 0; i < points.size(); i++) {
			int number = i;
			section.statistics(i, last, routed.stream().filter(each -> each.interfaceNumber() == number).count());
		}
		return routed.stream().map(Routed::frame).toList();
	}
}
