package org.telltale.seal.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquareCircle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Turns an open document into PDF/A-3b (ISO 19005-3). What it cannot mend, such as a font that is not embedded, the check finds. */
public final class ArchivalForm {

	private static final COSName CID_SET = COSName.getPDFName("CIDSet");
	private static final COSName TABS = COSName.getPDFName("Tabs");
	private static final COSName AF = COSName.getPDFName("AF");
	private static final COSName AF_RELATIONSHIP = COSName.getPDFName("AFRelationship");

	/** What a trailer that was read from a cross-reference stream still carries. */
	private static final List<COSName> STREAM_KEYS = List.of(COSName.TYPE, COSName.LENGTH, COSName.W, COSName.INDEX, COSName.FILTER,
			COSName.DECODE_PARMS, COSName.PREV);

	private final PDDocument document;
	private final DocumentFacts facts;
	private final Calendar date;

	private ArchivalForm(PDDocument document, DocumentFacts facts) {
		this.document = document;
		this.facts = facts;
		this.date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
		this.date.setTime(Date.from(facts.created()));
	}

	/**
	 * Changes the document in place.
	 *
	 * @param mark lines of the visible signature; none for a file that has no place for one
	 */
	public static void apply(PDDocument document, DocumentFacts facts, List<EmbeddedFile> files, List<String> mark) throws IOException {
		ArchivalForm form = new ArchivalForm(document, facts);
		form.describe();
		form.addOutputIntent();
		form.mendAnnotations();
		StructureTree.connect(document);
		form.dropCidSets();
		SubsetTags.settle(document);
		form.embed(files);
		if (!mark.isEmpty()) {
			SignatureMark.add(document, mark);
		}
		form.fixIdentifiers();
	}

	private void describe() throws IOException {
		PDDocumentInformation information = new PDDocumentInformation();
		information.setTitle(facts.title());
		information.setAuthor(facts.author());
		information.setCreator(facts.tool());
		information.setProducer(facts.tool());
		information.setCreationDate(date);
		information.setModificationDate(date);
		document.setDocumentInformation(information);
		PDDocumentCatalog catalog = document.getDocumentCatalog();
		catalog.setLanguage(facts.language());
		PDMetadata metadata = new PDMetadata(document, new ByteArrayInputStream(XmpPacket.of(facts, StructureTree.isIn(document))));
		catalog.setMetadata(metadata);
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		catalog.setViewerPreferences(preferences);
		catalog.getCOSObject().removeItem(COSName.AA);
		document.setVersion(1.7f);
	}

	private void addOutputIntent() throws IOException {
		byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
		PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
		intent.setInfo("sRGB IEC61966-2.1");
		intent.setOutputCondition("sRGB IEC61966-2.1");
		intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
		intent.setRegistryName("http://www.color.org");
		document.getDocumentCatalog().setOutputIntents(List.of(intent));
	}

	/** Section 6.3.2: every annotation prints; ISO 14289-1 sections 7.18.3 and 7.18.5: links say what they are, and are reached in the order of the page. Squares are BIRT's, with the words for a figure, on pages that are not tagged. */
	private void mendAnnotations() throws IOException {
		for (PDPage page : document.getPages()) {
			List<PDAnnotation> kept = new ArrayList<>();
			for (PDAnnotation annotation : page.getAnnotations()) {
				if (!PDAnnotationSquareCircle.class.isInstance(annotation)) {
					annotation.setPrinted(true);
					annotation.setHidden(false);
					annotation.setInvisible(false);
					annotation.setNoView(false);
					if (annotation instanceof PDAnnotationLink && annotation.getContents() == null) {
						annotation.setContents(facts.language().startsWith("de") ? "Verweis in diesem Gutachten" : "Link inside this report");
					}
					kept.add(annotation);
				}
			}
			if (kept.isEmpty()) {
				page.getCOSObject().removeItem(COSName.ANNOTS);
			} else {
				page.setAnnotations(kept);
				page.getCOSObject().setItem(TABS, COSName.S);
			}
		}
	}

	/** Section 6.2.11.4.2 asks for a complete CIDSet or none. */
	private void dropCidSets() {
		for (COSObjectKey key : document.getDocument().getXrefTable().keySet().stream().sorted().toList()) {
			COSObject object = document.getDocument().getObjectFromPool(key);
			COSBase value = object.getObject();
			if (value instanceof COSDictionary dictionary && dictionary.containsKey(CID_SET)) {
				dictionary.removeItem(CID_SET);
			}
		}
	}

	private void embed(List<EmbeddedFile> files) throws IOException {
		if (files.isEmpty()) {
			return;
		}
		TreeMap<String, PDComplexFileSpecification> byName = new TreeMap<>();
		COSArray associated = new COSArray();
		for (EmbeddedFile file : files) {
			PDComplexFileSpecification specification = specification(document, file, date);
			if (byName.put(file.name(), specification) != null) {
				throw new IllegalArgumentException("two attachments are called " + file.name());
			}
			associated.add(specification.getCOSObject());
		}
		PDEmbeddedFilesNameTreeNode leaf = new PDEmbeddedFilesNameTreeNode();
		leaf.setNames(byName);
		PDDocumentCatalog catalog = document.getDocumentCatalog();
		PDDocumentNameDictionary names = catalog.getNames() == null ? new PDDocumentNameDictionary(catalog) : catalog.getNames();
		names.setEmbeddedFiles(leaf);
		catalog.setNames(names);
		catalog.getCOSObject().setItem(AF, associated);
	}

	/** Adds an attachment to a document that is in this form already and has some; its dates are the document's. */
	public static void attach(PDDocument document, EmbeddedFile file) throws IOException {
		PDEmbeddedFilesNameTreeNode leaf = document.getDocumentCatalog().getNames().getEmbeddedFiles();
		TreeMap<String, PDComplexFileSpecification> byName = new TreeMap<>(leaf.getNames());
		PDComplexFileSpecification specification = specification(document, file, document.getDocumentInformation().getCreationDate());
		if (byName.put(file.name(), specification) != null) {
			throw new IOException("it has an attachment " + file.name() + " already");
		}
		leaf.setNames(byName);
		document.getDocumentCatalog().getCOSObject().getCOSArray(AF).add(specification.getCOSObject());
	}

	/** The attachments of a document in this form. */
	public static Map<String, byte[]> attached(PDDocument document) throws IOException {
		TreeMap<String, byte[]> byName = new TreeMap<>();
		PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
		if (names != null && names.getEmbeddedFiles() != null && names.getEmbeddedFiles().getNames() != null) {
			for (Map.Entry<String, PDComplexFileSpecification> entry : names.getEmbeddedFiles().getNames().entrySet()) {
				byName.put(entry.getKey(), entry.getValue().getEmbeddedFile().toByteArray());
			}
		}
		return byName;
	}

	private static PDComplexFileSpecification specification(PDDocument document, EmbeddedFile file, Calendar date) throws IOException {
		PDEmbeddedFile stream = new PDEmbeddedFile(document, new ByteArrayInputStream(file.content()), COSName.FLATE_DECODE);
		stream.setSubtype(file.mediaType());
		stream.setSize(file.content().length);
		stream.setCreationDate(date);
		stream.setModDate(date);
		PDComplexFileSpecification specification = new PDComplexFileSpecification();
		specification.setFile(file.name());
		specification.setFileUnicode(file.name());
		specification.setFileDescription(file.description());
		specification.setEmbeddedFile(stream);
		specification.setEmbeddedFileUnicode(stream);
		specification.getCOSObject().setName(AF_RELATIONSHIP, file.relationship());
		return specification;
	}

	/** The file identifier then comes from the information dictionary and this number instead of the clock. */
	private void fixIdentifiers() {
		COSDictionary trailer = document.getDocument().getTrailer();
		STREAM_KEYS.forEach(trailer::removeItem);
		trailer.removeItem(COSName.ID);
		document.setDocumentId(facts.created().getEpochSecond());
	}
}
