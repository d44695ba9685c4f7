package dev.rowan.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * An MCP server over standard input and output, for the pages of a review: tables, statements with their SQL, their plans and locks,
 * migrations. It reads files of one folder, opens no connection, and needs no credentials.
 */
public final class ReviewServer {
    private static final String INSTRUCTIONS =
            "The review of a PostgreSQL data access layer: every statement that the application"
                    + " can send, with its SQL, tables, plans, locks and findings, and every migration. Search for an id such as"
                    + " users.find or for a table's name, then read the page.";

    private ReviewServer() {}

    /** One argument: the folder, such as {@code db/review}. Ends with its standard input. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            fail("expected one argument, the folder of the review, such as db/review");
        }
        ReviewPages pages;
        try {
            pages = new ReviewPages(Path.of(arguments[0]));
        } catch (IOException e) {
            fail("there is no folder " + arguments[0] + "\nhelp: the property \"review\" of the build makes it");
            return;
        }
        var input = new EndingInput(System.in);
        McpSyncServer server = McpServer.sync(
                        new StdioServerTransportProvider(McpJsonDefaults.getMapper(), input, System.out))
                .serverInfo("rowan-review", "1")
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(tools(pages))
                .build();
        input.ended.await();
        server.closeGracefully();
        System.exit(0); // the SDK's threads go on waiting
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }

    /** Tells when there is nothing more to read: whoever started this is gone. */
    private static final class EndingInput extends FilterInputStream {
        private final CountDownLatch ended = new CountDownLatch(1);

        EndingInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return noted(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return noted(super.read(bytes, from, length));
        }

        private int noted(int read) {
            if (read < 0) {
                ended.countDown();
            }
            return read;
        }
    }

    private static List<SyncToolSpecification> tools(ReviewPages pages) {
        return List.of(
                tool(
                        "list_pages",
                        "The paths of the pages: tables/, statements/, migrations/, schema and summary.",
                        schema(Map.of("prefix", text("such as tables/; all pages without it")), List.of()),
                        arguments -> pages.list(String.valueOf(arguments.getOrDefault("prefix", "")))),
                tool(
                        "read_page",
                        "The text of a page, at most 400 lines at once.",
                        schema(
                                Map.of(
                                        "path",
                                        text("as list_pages and search_pages have it"),
                                        "line",
                                        Map.of("type", "integer", "description", "where to begin, from 1")),
                                List.of("path")),
                        arguments -> pages.read(
                                String.valueOf(arguments.get("path")),
                                arguments.get("line") instanceof Number line ? line.intValue() : 1)),
                tool(
                        "search_pages",
                        "Where a text occurs, such as the id of a statement, a table, a column, a plan's node.",
                        schema(Map.of("text", text("in any case; no pattern")), List.of("text")),
                        arguments -> pages.search(String.valueOf(arguments.get("text")))));
    }

    private static SyncToolSpecification tool(
            String name, String description, Map<String, Object> schema, Function<Map<String, Object>, String> answer) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder(name, schema).description(description).build())
                .callHandler((exchange, request) -> answered(answer, request.arguments()))
                .build();
    }

    private static CallToolResult answered(
            Function<Map<String, Object>, String> answer, Map<String, Object> arguments) {
        try {
            return result(answer.apply(arguments), false);
        } catch (IllegalArgumentException e) {
            return result(String.valueOf(e.getMessage()), true);
        }
    }

    private static CallToolResult result(String text, boolean error) {
        return CallToolResult.builder(List.of(TextContent.builder(text).build()))
                .isError(error)
                .build();
    }

    private static Map<String, Object> schema(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }
}
