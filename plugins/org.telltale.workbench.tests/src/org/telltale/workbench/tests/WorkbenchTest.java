package org.telltale.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.telltale.base.json.Json;
import org.telltale.widgets.MatrixCell;
import org.telltale.widgets.RecordTable;
import org.telltale.workbench.session.CaseSnapshot;
import org.telltale.workbench.session.Facts;
import org.telltale.workbench.session.RecentCases;
import org.telltale.workbench.views.BytesView;
import org.telltale.workbench.views.ClaimsView;
import org.telltale.workbench.views.DetailsView;
import org.telltale.workbench.views.EndpointsView;
import org.telltale.workbench.views.EvidenceView;
import org.telltale.workbench.views.FirmwareView;
import org.telltale.workbench.views.FlowsView;
import org.telltale.workbench.views.FrameView;
import org.telltale.workbench.views.OverviewView;
import org.telltale.workbench.views.RunChartView;
import org.telltale.workbench.views.SightingsView;
import org.telltale.workbench.views.TimelineView;

/** An examiner's way through the sample case, step by step in one window. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbenchTest {

	private static final String ACCOUNT = "198.51.100.20";

	private static Path folder;

	@BeforeAll
	static void makeTheSampleCase() throws Exception {
		folder = Files.createTempDirectory("telltale-workbench");
		new RecentCases().remember(SampleCaseFolder.make(folder));
	}

	@AfterAll
	static void leaveNothingBehind() throws Exception {
		Desk.session().shutDown();
		try (var files = Files.walk(folder)) {
			for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
				file.toFile().setWritable(true);
				Files.delete(file);
			}
		}
	}

	static CaseSnapshot snapshot() {
		return Desk.ask(() -> Desk.session().snapshot().orElseThrow());
	}

	static void select(RecordTable<Json.Fields> records, int index) {
		Desk.await("row " + index + " is there", () -> records.rows().shown().size() > index);
		Desk.ask(() -> {
			records.table().showItem(records.table().getItem(index));
			return null;
		});
		Desk.settle();
		Desk.clickUntil("row " + index + " is selected", () -> {
			Rectangle bounds = records.table().getItem(index).getBounds(0);
			return records.table().toDisplay(bounds.x + 12, bounds.y + bounds.height / 2);
		}, () -> records.table().getSelectionIndex() == index && records.table().isFocusControl());
	}

	static int indexOf(RecordTable<Json.Fields> records, String name, String value) {
		return Desk.ask(() -> IntStream.range(0, records.rows().shown().size()).filter(i -> Facts.is(records.rows().shown().get(i), name, value))
				.findFirst().orElseThrow());
	}

	@Test
	@Order(1)
	void recentCaseOpensFromTheMenu() {
		Desk.await("the window is open", () -> Desk.window().isVisible());
		Desk.click(new Point(700, 500));
		Desk.key("alt+f", "r", "1");
		Desk.await("the case is open", () -> Desk.session().snapshot().isPresent());
		Desk.await("the title names the case", () -> Desk.window().getText().equals("Telltale - SYN-2014-117 HM Note: what did it send while the cloud was off?"));
		OverviewView overview = Desk.view(OverviewView.ID, OverviewView.class);
		assertFalse(Desk.ask(() -> overview.findings().rows().shown().isEmpty()));
		select(overview.findings(), 0);
		Desk.await("details show the finding", () -> Desk.view(DetailsView.ID, DetailsView.class).shown().startsWith("FINDING"));
		Desk.picture("case");
	}

	@Test
	@Order(2)
	void selectedEndpointNarrowsSightingsAndMarksTimeline() {
		Desk.key("alt+3");
		EndpointsView endpoints = Desk.view(EndpointsView.ID, EndpointsView.class);
		SightingsView sightings = Desk.view(SightingsView.ID, SightingsView.class);
		int all = Desk.ask(() -> sightings.table().rows().shown().size());
		select(endpoints.table(), indexOf(endpoints.table(), "address", ACCOUNT));
		Desk.await("the endpoint is selected", () -> Desk.session().selection().endpoint().filter(ACCOUNT::equals).isPresent());
		List<Json.Fields> shown = Desk.ask(() -> sightings.table().rows().shown());
		assertTrue(!shown.isEmpty() && shown.size() < all, shown.size() + " of " + all);
		assertTrue(shown.stream().allMatch(s -> Facts.text(s, "server", "address").equals(ACCOUNT)));
		Desk.picture("traffic-endpoints");
		Desk.clickTab("Timeline");
		TimelineView timeline = Desk.view(TimelineView.ID, TimelineView.class);
		Desk.await("the timeline marks the endpoint", () -> timeline.graph().selectedEndpoint().contains(ACCOUNT));
		Desk.picture("traffic-timeline");
		Desk.click(timeline.graph());
		Desk.key("plus", "plus");
		Desk.await("the timeline is zoomed in", () -> timeline.graph().axis().to() - timeline.graph().axis().from() < 0.3);
		Desk.key("0");
		Desk.await("the timeline shows all again", () -> timeline.graph().axis().to() - timeline.graph().axis().from() == 1);
		Desk.clickTab("Charts");
		RunChartView chart = Desk.view(RunChartView.ID, RunChartView.class);
		Desk.await("the charts are those of the report", () -> chart.titles().size() >= 5 && chart.isDrawn());
		Desk.picture("traffic-chart");
		Desk.clickTab("Timeline");
	}

	@Test
	@Order(3)
	void selectedSightingShowsItsBytesWithTheMatchMarked() {
		Desk.key("ctrl+shift+a");
		SightingsView sightings = Desk.view(SightingsView.ID, SightingsView.class);
		int index = Desk.ask(() -> IntStream.range(0, sightings.table().rows().shown().size())
				.filter(i -> Facts.is(sightings.table().rows().shown().get(i), "kind", "SMS")).findFirst().orElseThrow());
		select(sightings.table(), index);
		Desk.await("a sighting is selected", () -> Desk.session().selection().sighting().isPresent());
		Desk.clickTab("Bytes");
		BytesView bytes = Desk.view(BytesView.ID, BytesView.class);
		Desk.await("the bytes are shown", () -> !bytes.hex().getText().isEmpty());
		assertTrue(Desk.ask(() -> bytes.hex().getStyleRanges().length) > 0, "the match is marked");
		Desk.picture("traffic-bytes");
		String before = Desk.ask(() -> Desk.session().selection().sighting().orElseThrow());
		Desk.key("ctrl+period");
		Desk.await("the next sighting is shown", () -> !Desk.session().selection().sighting().orElseThrow().equals(before));
	}

	@Test
	@Order(4)
	void chosenFlowShowsItsFrameAndWhatEachByteIs() {
		Desk.key("ctrl+shift+a");
		Desk.clickTab("Flows");
		FlowsView flows = Desk.view(FlowsView.ID, FlowsView.class);
		select(flows.table(), indexOf(flows.table(), "protocol", "dns"));
		Desk.clickTab("Frame");
		FrameView view = Desk.view(FrameView.ID, FrameView.class);
		Desk.await("the frame of the flow is shown", () -> view.shown().isPresent() && Desk.session().selection().record()
				.filter(flow -> Facts.text(flow, "flow").endsWith("-" + view.shown().get().number() + "-0")).isPresent());
		assertEquals(List.of("dns", "udp", "ip", "eth"), Desk.ask(() -> Arrays.stream(view.tree().getItems()).map(item -> item.getText(0))
				.filter(name -> !name.startsWith("pcap")).toList().reversed()));
		Desk.clickUntil("the layer is selected", () -> itemPlace(view, "udp"), () -> selected(view).equals("udp"));
		int header = Desk.ask(() -> view.shown().get().before()) + 34;
		assertTrue(isMarked(view, header) && isMarked(view, header + 7), "the bytes of the UDP header are marked");
		assertFalse(isMarked(view, header - 1) || isMarked(view, header + 8), "and no others");
		int destination = Desk.ask(() -> view.shown().get().before()) + 30;
		Desk.clickUntil("the byte's field is selected", () -> {
			Point at = view.hex().getLocationAtOffset(view.hex().placeOf(destination));
			return view.hex().toDisplay(at.x + 3, at.y + 5);
		}, () -> selected(view).equals("ip.dst"));
		Desk.picture("traffic-frame");
		Desk.key("Down");
		Desk.await("the cursor's byte selects its field", () -> selected(view).startsWith("dns"));
		long number = Desk.ask(() -> view.shown().get().number());
		Desk.enter(view.number());
		Desk.key("Up");
		Desk.await("the next frame is shown", () -> view.shown().filter(frame -> frame.number() == number + 1).isPresent());
	}

	private static Point itemPlace(FrameView view, String name) {
		TreeItem item = Arrays.stream(view.tree().getItems()).filter(i -> i.getText(0).equals(name)).findFirst().orElseThrow();
		view.tree().showItem(item);
		Rectangle bounds = item.getBounds(0);
		return view.tree().toDisplay(bounds.x + 10, bounds.y + bounds.height / 2);
	}

	private static boolean isMarked(FrameView view, int place) {
		return Desk.ask(() -> view.hex().getStyleRangeAtOffset(view.hex().placeOf(place)) != null);
	}

	private static String selected(FrameView view) {
		return Arrays.stream(view.tree().getSelection()).map(item -> item.getText(0)).findFirst().orElse("");
	}

	@Test
	@Order(5)
	void headSortsFilterNarrowsAndCopyGivesTabs() {
		Desk.clickTab("Endpoints");
		EndpointsView endpoints = Desk.view(EndpointsView.ID, EndpointsView.class);
		Text first = (Text) Desk.find(endpoints.table(), "the filter field", control -> control instanceof Text);
		Desk.enter(first);
		Desk.type("hesperus");
		Desk.await("the filter narrows", () -> endpoints.table().rows().shown().size() < endpoints.table().rows().all().size());
		assertTrue(Desk.ask(() -> endpoints.table().rows().shown().stream().allMatch(e -> Facts.text(e, "host").contains("hesperus"))));
		Desk.clickUntil("the head sorts", () -> {
			Table table = endpoints.table().table();
			return table.toDisplay(30, -table.getHeaderHeight() / 2);
		}, () -> endpoints.table().rows().sortColumn() == 0);
		select(endpoints.table(), 0);
		Desk.key("ctrl+c");
		Desk.await("the clipboard holds the table", () -> {
			Clipboard clipboard = new Clipboard(Desk.display());
			Object text = clipboard.getContents(TextTransfer.getInstance());
			clipboard.dispose();
			return text instanceof String lines && lines.startsWith("Host\tAddress\t") && lines.lines().count() == endpoints.table().rows().shown().size() + 1L;
		});
		Desk.enter(first);
		Desk.key("ctrl+a", "Delete");
		Desk.await("all rows are back", () -> endpoints.table().rows().shown().size() == endpoints.table().rows().all().size());
	}

	@Test
	@Order(6)
	void claimMatrixExplainsTheCellUnderTheCursor() {
		Desk.key("alt+5");
		ClaimsView claims = Desk.view(ClaimsView.ID, ClaimsView.class);
		String wanted = snapshot().cells().stream().filter(c -> Facts.is(c, "claim", "C2") && Facts.is(c, "verdict", "contradicted")).map(c -> Facts.text(c, "id"))
				.findFirst().orElseThrow();
		Desk.await("the matrix has the cell", () -> claims.matrix().matrix().place(wanted).isPresent());
		Desk.clickUntil("the cell is selected", () -> {
			int[] place = claims.matrix().matrix().place(wanted).orElseThrow();
			Rectangle bounds = claims.matrix().bounds(place[0], place[1]);
			return claims.matrix().canvas().toDisplay(bounds.x + 30, bounds.y + 12);
		}, () -> claims.matrix().selected().map(MatrixCell::id).filter(wanted::equals).isPresent());
		Desk.await("details show the cell", () -> Desk.view(DetailsView.ID, DetailsView.class).shown().startsWith("CELL"));
		Desk.picture("claims");
	}

	@Test
	@Order(7)
	void otherStagesShowEvidenceAndFirmware() {
		Desk.key("alt+2");
		EvidenceView evidence = Desk.view(EvidenceView.ID, EvidenceView.class);
		assertEquals(snapshot().facts("evidence").size(), Desk.ask(() -> evidence.table().rows().shown().size()));
		select(evidence.table(), 0);
		Desk.picture("evidence");
		Desk.key("alt+4");
		FirmwareView firmware = Desk.view(FirmwareView.ID, FirmwareView.class);
		assertFalse(Desk.ask(() -> firmware.table().rows().shown().isEmpty()));
		select(firmware.table(), 0);
		Desk.picture("firmware");
	}

	@Test
	@Order(8)
	void acceptedFindingIsJournalledAndCanBeUndone() {
		Desk.key("alt+1");
		OverviewView overview = Desk.view(OverviewView.ID, OverviewView.class);
		select(overview.findings(), 1);
		String id = Desk.ask(() -> Facts.text(overview.findings().selected().orElseThrow(), "finding"));
		decide("the bytes were looked at");
		Desk.await("the finding is accepted", () -> status(id).equals("accepted"));
		Desk.await("details say so", () -> Desk.view(DetailsView.ID, DetailsView.class).shown().contains("status:  accepted"));
		assertTrue(snapshot().journal().stream().anyMatch(e -> Facts.is(e, "action", "accept-finding") && Facts.is(e, "reason", "the bytes were looked at")));
		Desk.key("ctrl+z");
		Desk.await("the decision is taken back", () -> status(id).equals("proposed"));
		select(overview.findings(), 1);
		decide("looked at again");
		Desk.await("the finding is accepted again", () -> status(id).equals("accepted"));
		Desk.picture("case-accepted");
	}

	private static void decide(String reason) {
		Desk.key("ctrl+shift+y");
		Shell dialog = Desk.dialog("Accept finding");
		Desk.enter(Desk.find(dialog, "the reason's field", control -> control instanceof Text text && (text.getStyle() & org.eclipse.swt.SWT.READ_ONLY) == 0));
		Desk.type(reason);
		Desk.key("Return");
	}

	private static String status(String finding) {
		return Desk.session().snapshot().flatMap(s -> Facts.find(s.findings(), "finding", finding)).map(f -> Facts.text(f, "status")).orElse("");
	}

	@Test
	@Order(9)
	void reportsAreIssuedThroughTheWizard() throws Exception {
		ReportSteps.newcomerSignsAFullReport(folder);
		ReportSteps.publicDraftLeavesItsDisclosureFile(folder);
		ReportSteps.reviewedReportAwaitsItsTimeStamp(folder);
		ReportSteps.copyIsAWorkbook(folder);
	}

	@Test
	@Order(10)
	void answerOfAnAuthorityIsBrought() throws Exception {
		StampSteps.answerOfAnotherQuestionIsRefused(folder);
		StampSteps.answerIsBrought(folder);
		StampSteps.reportOfAnotherCaseIsSaid(folder);
		StampSteps.levelLtaNeedsRevocationData(folder);
	}

	@Test
	@Order(11)
	void reviewerElsewhereSignsBeforeTheExaminer() throws Exception {
		ReviewSteps.reportIsPrepared(folder);
		ReviewSteps.onlyTheNamedReviewerSigns(folder);
		ReviewSteps.signatureIsTakenBack(folder);
		ReviewSteps.preparedReportIsCertifiedOnce(folder);
	}

	@Test
	@Order(12)
	void pastedFilesAndFoldersAreRecognisedAndImported() throws Exception {
		Path phone = Files.createDirectory(folder.resolve("phone"));
		Files.writeString(phone.resolve("sms.xml"), "<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"1\">\n"
				+ "<sms protocol=\"0\" address=\"+447700900123\" date=\"1407405600000\" type=\"1\" body=\"Pasted into the case\" read=\"1\" />\n</smses>\n");
		Path properties = Files.writeString(folder.resolve("getprop.txt"), "[ro.product.model]: [HM Note]\n[ro.build.display.id]: [HM-5.0]\n");
		int before = snapshot().facts("evidence").size();
		Desk.key("ctrl+i");
		Shell wizard = Desk.dialog("Import evidence");
		Table files = (Table) Desk.find(wizard, "the table of files", control -> control instanceof Table);
		Desk.ask(() -> {
			Clipboard clipboard = new Clipboard(Desk.display());
			clipboard.setContents(new Object[] { new String[] { phone.toString(), properties.toString() } },
					new org.eclipse.swt.dnd.Transfer[] { org.eclipse.swt.dnd.FileTransfer.getInstance() });
			clipboard.dispose();
			return null;
		});
		Desk.enter(files);
		Desk.key("ctrl+v");
		Desk.await("both are listed and recognised", () -> files.getItemCount() == 2 && files.getItem(0).getText(2).startsWith("each file")
				&& files.getItem(1).getText(2).contains("getprop"));
		Desk.picture("import-wizard-1");
		Desk.click(Dialogs.button(wizard, "&Next >"));
		Dialogs.fill(wizard, "exhibitNumber", "X-1");
		Dialogs.fill(wizard, "uncertainty", "-PT2S");
		Desk.await("a negative uncertainty is refused", () -> !((Button) Dialogs.button(wizard, "&Finish")).isEnabled());
		Dialogs.clear(wizard, "uncertainty");
		Dialogs.fill(wizard, "uncertainty", "PT2S");
		Dialogs.fill(wizard, "passwords", "/no/such/file");
		Button finish = (Button) Dialogs.button(wizard, "&Finish");
		Desk.await("a file of passwords that is not there is refused", () -> !finish.isEnabled());
		Desk.picture("import-wizard-2");
		Path passwords = Files.writeString(folder.resolve("passwords.txt"), "first\nsecond\n");
		Dialogs.clear(wizard, "passwords");
		Dialogs.fill(wizard, "passwords", passwords.toString());
		Desk.await("the wizard can finish", finish::isEnabled);
		Desk.click(finish);
		Desk.await("both are in the case", () -> snapshot().facts("evidence").size() == before + 2);
		assertTrue(snapshot().journal().stream().anyMatch(e -> Facts.is(e, "action", "import-evidence") && Facts.text(e, "parameters", "password").equals("given")));
		assertEquals(2_000_000_000L, Facts.number(Facts.find(snapshot().facts("evidence"), "name", "getprop.txt").orElseThrow(), "clockUncertainty"));
		Desk.picture("imported");
	}

	@Test
	@Order(13)
	void conditionsStandBesideWhatTheEvidenceSaysAndAreAdopted() {
		ConditionSteps.contradictionsStandOutWithTheirBytes();
		ConditionSteps.adoptedObservationIsJournalledAndCanBeUndone();
		ConditionSteps.romsSpeakWithTheirBytes();
	}

	@Test
	@Order(14)
	void claimIsEnteredByFormAndLanguageInStep() {
		ClaimSteps.formWritesThePredicate();
		ClaimSteps.errorIsPointedAt();
		ClaimSteps.proposedWordFillsTheForm();
		ClaimSteps.savedClaimIsInTheModel();
	}

	@Test
	@Order(15)
	void reportIsVerifiedOnOnePage() throws Exception {
		VerifySteps.reportHolds(folder);
		VerifySteps.withoutEvidenceFactsStayUnchecked(folder);
		VerifySteps.oneChangedByteIsRefused(folder);
		VerifySteps.reportWithoutTimeStampIsRefusedWhereOneIsRequired(folder);
	}

	@Test
	@Order(16)
	void encryptedCaseIsMadeOpenedAndGivenAnotherPassword() throws Exception {
		EncryptionSteps.caseIsMade(folder);
		EncryptionSteps.wrongPasswordIsSaidBesideTheField(folder);
		EncryptionSteps.passwordIsChanged(folder);
		EncryptionSteps.nothingPlainIsLeft(folder);
	}
}
