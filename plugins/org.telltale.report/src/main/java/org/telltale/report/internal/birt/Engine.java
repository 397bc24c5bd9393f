package org.telltale.report.internal.birt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.birt.core.exception.BirtException;
import org.eclipse.birt.core.framework.Platform;
import org.eclipse.birt.report.engine.api.EngineConfig;
import org.eclipse.birt.report.engine.api.EngineConstants;
import org.eclipse.birt.report.engine.api.HTMLRenderOption;
import org.eclipse.birt.report.engine.api.IPDFRenderOption;
import org.eclipse.birt.report.engine.api.IReportEngine;
import org.eclipse.birt.report.engine.api.IReportEngineFactory;
import org.eclipse.birt.report.engine.api.IReportRunnable;
import org.eclipse.birt.report.engine.api.IRunAndRenderTask;
import org.eclipse.birt.report.engine.api.PDFRenderOption;
import org.eclipse.birt.report.engine.api.RenderOption;
import org.eclipse.birt.report.model.api.DataSetHandle;
import org.eclipse.birt.report.model.api.IResourceLocator;
import org.eclipse.birt.report.model.api.MasterPageHandle;
import org.eclipse.birt.report.model.api.ModuleHandle;
import org.eclipse.birt.report.model.api.ReportDesignHandle;
import org.telltale.report.input.Edition;
import org.telltale.report.input.Paper;
import org.telltale.report.internal.words.Words;

/**
 * The BIRT engine of this process: started when first used, on a plain class path and in OSGi alike (BIRT's own
 * {@code Platform} tells them apart). It lives as long as the process, since BIRT's platform cannot be started twice.
 * Thread-safe: reports are rendered one after the other.
 */
public final class Engine {

	private static final String FONTS = "fontsConfig.xml";
	/** The emitter of module tags. */
	private static final String TAGGED = "org.telltale.tags";
	private static final String PLAIN = "org.eclipse.birt.report.engine.emitter.pdf";
	/** The structure of more rows would take more memory than the pages: the emitter, the finisher and each reader keep it whole. */
	public static final int MOST_TAGGED_ROWS = 10_000;

	/** The engine of this process. */
	public static final Engine PROCESS = new Engine();

	private IReportEngine engine;
	private final Map<String, IReportRunnable> designs = new TreeMap<>();

	private Engine() {
	}

	/** In which form a report leaves. */
	public enum Form {
		PDF, HTML
	}

	/**
	 * What was laid out.
	 *
	 * @param tagged whether the file says what its parts are to who cannot see them
	 * @param errors what BIRT complained of, in its words; empty if all went well
	 */
	public record Drawn(boolean tagged, List<String> errors) {

		public Drawn {
			errors = List.copyOf(errors);
		}
	}

	/**
	 * Renders a design. PDF of more than {@link #MOST_TAGGED_ROWS} is not tagged.
	 *
	 * @param design name of its resource, beside this class
	 * @param tables rows by the name of the data set; each data set of the design needs one
	 * @param parameters values of the report's parameters
	 * @param edition language and paper
	 * @throws BirtException if the engine cannot start or run
	 */
	public synchronized Drawn render(String design, Map<String, Table<?>> tables, Map<String, Object> parameters, Edition edition, Form form, OutputStream out)
			throws BirtException, IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Engine.class.getClassLoader());
		try {
			start();
			IReportRunnable runnable = design(design, edition.paper());
			boolean tagged = form == Form.HTML || rows(runnable, tables) <= MOST_TAGGED_ROWS;
			RenderOption option = form == Form.HTML ? html(out) : pdf(tagged ? TAGGED : PLAIN, out);
			return new Drawn(tagged, run(runnable, tables, parameters, edition.language().locale(), option));
		} finally {
			thread.setContextClassLoader(before);
		}
	}

	/** Whether that design has been laid out before, on whatever paper. */
	public synchronized boolean knows(String design) {
		return designs.keySet().stream().anyMatch(known -> known.startsWith(design + " "));
	}

	private void start() throws BirtException, IOException {
		if (engine != null) {
			return;
		}
		System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
		quiet();
		EngineConfig config = new EngineConfig();
		config.setLogConfig(null, Level.SEVERE);
		config.setFontConfig(resource(FONTS));
		// under OSGi the engine sees our scripted data sets through this loader alone, and asks for it when it is made
		addLoader(config);
		Platform.startup(config);
		IReportEngineFactory factory = (IReportEngineFactory) Platform.createFactoryObject(IReportEngineFactory.EXTENSION_REPORT_ENGINE_FACTORY);
		if (factory == null) {
			throw new IOException("BIRT's engine is not among the installed bundles");
		}
		engine = factory.createReportEngine(config);
	}

	private IReportRunnable design(String name, Paper paper) throws BirtException, IOException {
		String key = name + " " + paper.word();
		IReportRunnable known = designs.get(key);
		if (known == null) {
			try (InputStream in = resource(name).openStream()) {
				known = engine.openReportDesign(name, in, new Resources());
			}
			place(known, paper);
			designs.put(key, known);
		}
		return known;
	}

	/** Puts the pages of a design on a paper. */
	private static void place(IReportRunnable design, Paper paper) throws BirtException {
		MasterPageHandle page = (MasterPageHandle) ((ReportDesignHandle) design.getDesignHandle()).getMasterPages().get(0);
		page.setPageType(paper.type());
		page.setProperty(MasterPageHandle.LEFT_MARGIN_PROP, paper.left());
		page.setProperty(MasterPageHandle.RIGHT_MARGIN_PROP, paper.right());
	}

	/** Where designs find the library of styles and the words that they include: in this module, in a jar and in a bundle alike, never on the disk. */
	private static final class Resources implements IResourceLocator {

		@Override
		public URL findResource(ModuleHandle module, String name, int type) {
			String file = name.substring(name.lastIndexOf('/') + 1);
			return file.endsWith(".properties") ? Words.resource(file) : Engine.class.getResource(file);
		}

		@Override
		@SuppressWarnings("rawtypes") // as the interface has it
		public URL findResource(ModuleHandle module, String name, int type, Map context) {
			return findResource(module, name, type);
		}
	}

	@SuppressWarnings("unchecked")
	private static void addLoader(EngineConfig config) {
		config.getAppContext().put(EngineConstants.APPCONTEXT_CLASSLOADER_KEY, Engine.class.getClassLoader());
	}

	/** OpenPDF warns of every collection of fonts (.ttc) before it reads it all the same. */
	private static void quiet() {
		for (String name : List.of("org.openpdf", "com.lowagie", "org.eclipse.birt")) {
			LOGGERS.add(Logger.getLogger(name));
		}
		LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
	}

	/** Held, since java.util.logging forgets the level of a logger that nobody holds. */
	private static final List<Logger> LOGGERS = new ArrayList<>();

	private static URL resource(String name) {
		URL url = Engine.class.getResource(name);
		if (url == null) {
			throw new IllegalStateException("the resource " + name + " is missing in this build");
		}
		return url;
	}

	/** Rows of the data sets that the design has, of whatever master the tables are. */
	private static long rows(IReportRunnable design, Map<String, Table<?>> tables) {
		long rows = 0;
		for (Object set : ((ReportDesignHandle) design.getDesignHandle()).getAllDataSets()) {
			Table<?> table = tables.get(((DataSetHandle) set).getName());
			rows += table == null ? 0 : table.rows().size();
		}
		return rows;
	}

	@SuppressWarnings("unchecked")
	private List<String> run(IReportRunnable design, Map<String, Table<?>> tables, Map<String, Object> parameters, Locale language, RenderOption option) throws BirtException {
		IRunAndRenderTask task = engine.createRunAndRenderTask(design);
		try {
			Map<Object, Object> context = task.getAppContext();
			context.put(RecordDataSet.TABLES, tables);
			context.put(EngineConstants.APPCONTEXT_CLASSLOADER_KEY, Engine.class.getClassLoader());
			task.setLocale(numbers(language));
			task.setTimeZone(com.ibm.icu.util.TimeZone.getTimeZone("UTC"));
			Legible legible = new Legible();
			parameters.forEach((name, value) -> task.setParameterValue(name, value instanceof String text ? legible.of(text) : value));
			task.setRenderOption(option);
			task.run();
			return task.getErrors().stream().map(String::valueOf).toList();
		} finally {
			task.close();
		}
	}

	/** The country whose numbers the language's reports have: thousands apart by commas in English, by spaces in German, as {@link Words#grouped} sets them. */
	private static Locale numbers(Locale language) {
		return language.equals(Locale.GERMAN) ? Locale.of("de", "AT") : Locale.UK;
	}

	private static RenderOption pdf(String emitter, OutputStream out) {
		PDFRenderOption option = new PDFRenderOption();
		option.setOutputFormat("pdf");
		option.setEmitterID(emitter);
		option.setOutputStream(out);
		option.setOption(IPDFRenderOption.PDF_TEXT_WRAPPING, Boolean.TRUE);
		option.setOption(IPDFRenderOption.PDF_WORDBREAK, Boolean.TRUE);
		option.setOption(IPDFRenderOption.PDF_FONT_SUBSTITUTION, Boolean.TRUE);
		return option;
	}

	private static RenderOption html(OutputStream out) {
		HTMLRenderOption option = new HTMLRenderOption();
		option.setOutputFormat("html");
		option.setOutputStream(out);
		option.setHtmlPagination(false);
		option.setImageHandler(new InlineImages());
		return option;
	}
}
