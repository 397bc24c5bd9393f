package org.telltale.timeline.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.timeline.ContactMatrix;
import org.telltale.timeline.PeriodicContacts;
import org.telltale.timeline.RunLane;
import org.telltale.timeline.SampleRun;

class FigureTest {

	private static final HouseStyle STYLE = new HouseStyle("SansSerif");
	private static final List<RunLane> RUNS = List.of(SampleRun.LANE, SampleRun.SILENT);
	private static final ContactMatrix.Cell CALLED = new ContactMatrix.Cell(4, 3600, 900, 2, Optional.of(new ContactMatrix.Rate(2, 0.5, 5.1)));
	private static final ContactMatrix.Cell SILENT = new ContactMatrix.Cell(0, 0, 0, 0, Optional.of(new ContactMatrix.Rate(0, 0, 1.8)));
	private static final ContactMatrix.Cell UNKNOWN = new ContactMatrix.Cell(0, 0, 0, 0, Optional.empty());
	private static final ContactMatrix MATRIX = new ContactMatrix(List.of(new ContactMatrix.Column("cloud", "off", 7200, List.of("R1")),
			new ContactMatrix.Column("cloud", "on", 7200, List.of("R2")), new ContactMatrix.Column("bearer", "cellular", 0, List.of())),
			List.of(new ContactMatrix.Row("a", List.of(CALLED, SILENT, UNKNOWN))));

	static Stream<Figure> figures() {
		return Stream.of(new TimelineFigure(RUNS), new BytesFigure(RUNS), new DisclosureFigure(RUNS, 0, 2), new DisclosureFigure(RUNS, 1, 2), new MatrixFigure(MATRIX, 0, 1),
				new IntervalFigure(new PeriodicContacts("R1", "a", List.of(59.0, 60.0, 61.0, 3600.0), List.of(60.0))));
	}

	static Stream<Figure> empty() {
		ContactMatrix none = new ContactMatrix(List.of(), List.of());
		return Stream.of(new TimelineFigure(List.of()), new BytesFigure(List.of()), new DisclosureFigure(List.of(), 0, 0), new MatrixFigure(none, 0, 0),
				new IntervalFigure(new PeriodicContacts("R1", "a", List.of(), List.of())));
	}

	@ParameterizedTest
	@MethodSource("figures")
	void drawsAtAnySizeAndTwiceTheSame(Figure figure) {
		assertFalse(figure.isEmpty());
		int[] pixels = figure.pixels(STYLE, 650, figure.height());
		assertTrue(Arrays.stream(pixels).distinct().count() > 5, figure.title());
		assertArrayEquals(pixels, figure.pixels(STYLE, 650, figure.height()));
		assertEquals(1, figure.pixels(STYLE, 1, 1).length);
		assertTrue(figure.text().endsWith("."), figure.text());
	}

	@ParameterizedTest
	@MethodSource("empty")
	void nothingToShowIsNoError(Figure figure) {
		assertTrue(figure.isEmpty());
		assertEquals(20_000, figure.pixels(STYLE, 200, 100).length);
	}

	private static long share(Figure figure, int colour) {
		return Arrays.stream(figure.pixels(STYLE, 650, figure.height())).filter(p -> (p & 0xffffff) == colour).count();
	}

	/** Pixels of the hatching's blue grey, thin lines mixed with white. */
	private static long hatched(Figure figure) {
		return Arrays.stream(figure.pixels(STYLE, 650, figure.height())).filter(p -> (p >> 16 & 0xff) >= 0x90 && (p >> 16 & 0xff) < 0xd0 && (p >> 16 & 0xff) < (p >> 8 & 0xff)
				&& (p >> 8 & 0xff) < (p & 0xff)).count();
	}

	@Test
	void aDisclosingFlowIsPaintedInItsColour() {
		assertTrue(share(new TimelineFigure(RUNS), 0xD55E00) > share(new TimelineFigure(List.of(SampleRun.SILENT)), 0xD55E00));
	}

	/** Not observed is hatched and never a zero; a zero is white and written. */
	@Test
	void whatWasNotWatchedIsHatched() {
		ContactMatrix watched = new ContactMatrix(List.of(MATRIX.columns().get(1)), List.of(new ContactMatrix.Row("a", List.of(SILENT))));
		ContactMatrix unwatched = new ContactMatrix(List.of(MATRIX.columns().get(2)), List.of(new ContactMatrix.Row("a", List.of(UNKNOWN))));
		assertTrue(hatched(new MatrixFigure(unwatched, 0, 1)) > 1000 + hatched(new MatrixFigure(watched, 0, 1)));
		assertTrue(new MatrixFigure(MATRIX, 0, 1).text().contains("Not watched: bearer = cellular."));
	}

	@Test
	void theTextsSayWhatTheFiguresShow() {
		assertTrue(new TimelineFigure(RUNS).text().contains("R1: 2 flows, 1 flow with sightings, 1 stimulus, 20 s not captured."), new TimelineFigure(RUNS).text());
		assertTrue(new BytesFigure(RUNS).text().contains("R1 107 B out, 1.01 kB in, in 100 s"), new BytesFigure(RUNS).text());
		assertTrue(new BytesFigure(RUNS).text().contains("* R2: hypothetical."));
		assertTrue(new DisclosureFigure(RUNS, 0, 2).text().contains("R1 1 IMEI, 1 SMS."), new DisclosureFigure(RUNS, 0, 2).text());
		assertTrue(new MatrixFigure(MATRIX, 0, 1).text().contains("a most with cloud = off (2 contacts an hour)"));
		assertTrue(new IntervalFigure(new PeriodicContacts("R1", "a", List.of(59.0, 60.0, 61.0), List.of(60.0))).text().contains("that was found: 60 s."));
	}

	@Test
	void aMillionFlowsOnOnePlaceAreOneMark() {
		RunLane.Contact flow = SampleRun.LANE.contacts().getFirst();
		RunLane many = new RunLane("R1", "", "", 0, 100, Collections.nCopies(1_000_000, flow), List.of(), List.of(), List.of(), List.of(), List.of());
		RunLane one = new RunLane("R1", "", "", 0, 100, List.of(flow), List.of(), List.of(), List.of(), List.of(), List.of());
		assertArrayEquals(new TimelineFigure(List.of(one)).pixels(STYLE, 300, 120), new TimelineFigure(List.of(many)).pixels(STYLE, 300, 120));
	}

	@Test
	void numbersAreShortAndSpansHaveTheirUnit() {
		Words words = Words.of(Locale.ENGLISH);
		assertEquals("0", words.number(0));
		assertEquals("100", words.number(100));
		assertEquals("2.9", words.number(2.9));
		assertEquals("0.005", words.number(0.005));
		assertEquals("10", words.number(10));
		assertEquals("1 h", words.span(3600));
		assertEquals("59.5 min", words.span(3570));
		assertEquals("1 MB", words.bytes(1e6));
	}
}
