package esnode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Boots one Elasticsearch node from a home directory (config/, modules/)
 * and prints "READY host:port pid" once its REST API takes requests. Usage: Main HOME [key=value ...]
 * Stops on SIGTERM, or when its standard input closes if "--stdin" is among the arguments.
 */
public final class Main {
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
            .put("cluster.name", "esnode")
            .put("node.name", "esnode")
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
        LogConfigurator.configureESLogging();
        Path config = Files.createDirectories(home.resolve("config"));
        Environment env = InternalSettingsPreparer.prepareEnvironment(s.build(), Map.of(), config, () -> "esnode");
        LogConfigurator.setNodeName("esnode");

        // Plain class loaders for the plugins: the server itself is on the class path, not the module path.
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(env.modulesDir(), false),
            Set.of(),
            Map.of(),
            false
        );
        Node node = new Node(env, plugins);
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
}
