package osnode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/**
 * Boots one OpenSearch node with the modules of a server and the k-NN plugin, all from the class path,
 * and prints "READY host:port pid" once its REST API takes requests. Usage: Main HOME [key=value ...]
 * Stops on SIGTERM, or when its standard input closes if "--stdin" is among the arguments.
 */
public final class Main {
    private static final List<String> PLUGINS = List.of(
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        "org.opensearch.geo.GeoModulePlugin",
        "org.opensearch.index.mapper.MapperExtrasPlugin",
        "org.opensearch.index.rankeval.RankEvalPlugin",
        "org.opensearch.index.reindex.ReindexPlugin",
        "org.opensearch.ingest.common.IngestCommonPlugin",
        "org.opensearch.ingest.useragent.IngestUserAgentPlugin",
        "org.opensearch.join.ParentJoinPlugin",
        "org.opensearch.painless.PainlessPlugin",
        "org.opensearch.percolator.PercolatorPlugin",
        "org.opensearch.plugin.repository.url.URLRepositoryPlugin",
        "org.opensearch.script.expression.ExpressionPlugin",
        "org.opensearch.script.mustache.MustachePlugin",
        "org.opensearch.search.aggregations.matrix.MatrixAggregationPlugin",
        "org.opensearch.transport.Netty4Plugin",
        "org.opensearch.knn.plugin.KNNPlugin"
    );

    public static void main(String[] args) {
        try {
            run(args);
        } catch (Throwable e) {
            // Threads of a node that is half started would keep the process alive.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        Settings.Builder s = Settings.builder()
            .put("path.home", home)
            .put("cluster.name", "osnode")
            .put("node.name", "osnode")
            .put("discovery.type", "single-node")
            .put("http.host", "127.0.0.1")
            .put("http.port", "0")
            .put("transport.host", "127.0.0.1")
            .put("transport.port", "0")
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
        boolean watchStdin = false;
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--stdin")) {
                watchStdin = true;
            } else {
                int eq = args[i].indexOf('=');
                s.put(args[i].substring(0, eq), args[i].substring(eq + 1));
            }
        }
        Settings settings = s.build();
        String name = settings.get("node.name");
        Path config = Files.createDirectories(home.resolve("config"));
        LogConfigurator.registerErrorListener();
        LogConfigurator.setNodeName(name);
        LogConfigurator.configureWithoutConfig(settings);
        Environment env = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> name);
        Files.createDirectories(env.modulesFile());
        Files.createDirectories(env.pluginsFile());

        List<Class<? extends Plugin>> plugins = new ArrayList<>();
        for (String plugin : PLUGINS) {
            plugins.add(Class.forName(plugin).asSubclass(Plugin.class));
        }
        Node node = new ClassPathNode(env, plugins);
        node.start();
        var address = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
        System.out.println("READY " + address + " " + ProcessHandle.current().pid());
        if (watchStdin == false) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
            new CountDownLatch(1).await();
        }
        while (System.in.read() >= 0) {
            // until the parent closes the pipe or is gone
        }
        close(node);
        Runtime.getRuntime().halt(0);
    }

    /** Closes the node, but waits no more than some seconds: a request under way would hold it up. */
    private static void close(Node node) {
        Thread t = new Thread(() -> {
            try {
                node.close();
            } catch (java.io.IOException e) {
                e.printStackTrace();
            }
        }, "close");
        t.setDaemon(true);
        t.start();
        try {
            t.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a constructor that takes plugins by class. */
    private static final class ClassPathNode extends Node {
        ClassPathNode(Environment env, Collection<Class<? extends Plugin>> plugins) {
            super(env, plugins, true);
        }
    }
}
