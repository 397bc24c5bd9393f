package org.telltale.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A small case in which every class and every kind of reference occurs. */
public final class SampleModel {

	public static final Instant START = Instant.parse("2014-08-07T10:00:00Z");

	private SampleModel() {
	}

	public static CaseFile create() {
		TelltaleFactory f = TelltaleFactory.eINSTANCE;
		CaseFile c = f.createCaseFile();
		c.setNumber("2014/7");
		c.setTitle("红米 <Note> & \"co\"");
		c.setExaminer("Demo Script");
		c.setSynthetic(true);
		c.setCreated(START);
		Person person = f.createPerson();
		person.setId("P1");
		person.setName("Ada");
		c.getPeople().add(person);
		Handset handset = f.createHandset();
		handset.setId("H1");
		handset.setMake("Hesperus");
		handset.getImeis().add("004999010640000");
		handset.getAddresses().add("192.0.2.10");
		c.getHandsets().add(handset);
		Dimension cloud = f.createDimension();
		cloud.setName("cloud");
		cloud.getValues().addAll(List.of("off", "on"));
		c.getDimensions().add(cloud);
		EvidenceItem item = evidence("ab".repeat(32), "r1.pcapng");
		c.getEvidence().add(item);
		c.getCustody().add(custody(item));
		Exhibit sms = exhibit("E1", ExhibitKind.SMS, "hello");
		Exhibit sender = exhibit("E1/from", ExhibitKind.PHONE_NUMBER, "+447700900123");
		sender.setPartOf(sms);
		c.getExhibits().addAll(List.of(sms, sender));
		Run run = run(handset, item, sms);
		c.getRuns().add(run);
		c.getClaims().add(claim(run));
		Finding finding = f.createFinding();
		finding.setId("F1");
		finding.setTitle("A number leaves");
		finding.getEvidence().add("fact1");
		c.getFindings().add(finding);
		Report report = f.createReport();
		report.setId("1");
		report.setNumber(1);
		report.setVersion(1);
		c.getReports().add(report);
		return c;
	}

	static EvidenceItem evidence(String id, String name) {
		EvidenceItem item = TelltaleFactory.eINSTANCE.createEvidenceItem();
		item.setId(id);
		item.setName(name);
		item.setKind(EvidenceKind.CAPTURE);
		item.setLength(1000);
		item.setClockOffset(Duration.ofHours(-8));
		CaptureFacts facts = TelltaleFactory.eINSTANCE.createCaptureFacts();
		facts.setFrames(3);
		facts.setFirst(START.plusNanos(1));
		facts.setLast(START.plusSeconds(60));
		facts.getLinkTypes().add("1");
		item.setCapture(facts);
		return item;
	}

	private static CustodyAction custody(EvidenceItem item) {
		CustodyAction action = TelltaleFactory.eINSTANCE.createCustodyAction();
		action.setId("2");
		action.setSequence(2);
		action.setAt(START);
		action.setActor("Ada");
		action.setAction(CustodyKind.RECEIVED);
		action.getObjects().add(item.getId());
		return action;
	}

	public static Exhibit exhibit(String id, ExhibitKind kind, String value) {
		Exhibit exhibit = TelltaleFactory.eINSTANCE.createExhibit();
		exhibit.setId(id);
		exhibit.setKind(kind);
		exhibit.setValue(value);
		return exhibit;
	}

	private static Run run(Handset handset, EvidenceItem item, Exhibit sms) {
		TelltaleFactory f = TelltaleFactory.eINSTANCE;
		Run run = f.createRun();
		run.setId("E1");
		run.setHandset(handset);
		run.setStart(START);
		run.setEnd(START.plusSeconds(3600));
		RunCapture capture = f.createRunCapture();
		capture.setEvidence(item);
		capture.setPoint(CapturePoint.AP);
		capture.getSees().add("wifi");
		run.getCaptures().add(capture);
		Condition condition = f.createCondition();
		condition.setDimension("cloud");
		condition.setValue("off");
		condition.setFrom(START);
		condition.setTo(START.plusSeconds(3600));
		condition.setSource(SourceKind.SETTINGS);
		condition.setEvidence(item);
		run.getConditions().add(condition);
		for (int i = 0; i < 3; i++) {
			Stimulus stimulus = f.createStimulus();
			stimulus.setAt(START.plusSeconds(60L * i + 60));
			stimulus.setKind("SMS_RECEIVED");
			stimulus.setExhibit(sms);
			run.getStimuli().add(stimulus);
		}
		return run;
	}

	private static Claim claim(Run run) {
		TelltaleFactory f = TelltaleFactory.eINSTANCE;
		Claim claim = f.createClaim();
		claim.setId("C1");
		claim.setText("The cloud is off by default");
		claim.setPredicateText("never send SMS to any when cloud = off");
		Predicate predicate = f.createPredicate();
		predicate.getKinds().add("SMS");
		ConditionTest test = f.createConditionTest();
		test.setDimension("cloud");
		test.getValues().add("off");
		predicate.getWhen().add(test);
		claim.setPredicate(predicate);
		Cell cell = f.createCell();
		cell.setRun(run);
		cell.setKind("SMS");
		cell.setVerdict(Verdict.NOT_CONTRADICTED);
		cell.setUnreadableBytes(12);
		cell.setExposure(Duration.ofHours(1));
		claim.getCells().add(cell);
		return claim;
	}
}
