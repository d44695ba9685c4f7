package dev.rowan.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the SDK's asks a server in a process of its own, over its standard input and output. */
class ReviewServerTest {
    private static final Path REVIEW = Path.of("../../db/review");

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static CallToolRequest asked(String tool, Map<String, Object> arguments) {
        return CallToolRequest.builder(tool).arguments(arguments).build();
    }

    @Test
    void a_client_lists_searches_and_reads() {
        var command = ServerParameters.builder(java())
                .args("-cp", classPath(), ReviewServer.class.getName(), REVIEW.toString())
                .build();
        try (McpSyncClient client = McpClient.sync(new StdioClientTransport(command, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build()) {
            assertThat(client.initialize().instructions()).contains("users.find");
            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .containsExactlyInAnyOrder("list_pages", "read_page", "search_pages");
            String pages = text(client.callTool(asked("list_pages", Map.of("prefix", "tables/"))));
            assertThat(pages.lines()).hasSize(6).allMatch(path -> path.startsWith("tables/"));
            String found = text(client.callTool(asked("search_pages", Map.of("text", "USERS.SIGNIN"))));
            assertThat(found).contains("users.signIn");
            String users = pages.lines()
                    .filter(path -> path.contains("users"))
                    .findFirst()
                    .orElseThrow();
            CallToolResult read = client.callTool(asked("read_page", Map.of("path", users)));
            assertThat(read.isError()).isFalse();
            assertThat(text(read)).contains("subscription_status");
            CallToolResult outside = client.callTool(asked("read_page", Map.of("path", "../../README.md")));
            assertThat(outside.isError()).isTrue();
            assertThat(text(outside)).isEqualTo("there is no page ../../README.md; list_pages has their names");
        }
    }

    @Test
    void it_ends_with_its_input_and_says_what_is_wrong() throws IOException, InterruptedException {
        Process ended =
                new ProcessBuilder(java(), "-cp", classPath(), ReviewServer.class.getName(), REVIEW.toString()).start();
        ended.getOutputStream().close();
        assertThat(ended.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).isZero();
        Process wrong =
                new ProcessBuilder(java(), "-cp", classPath(), ReviewServer.class.getName(), "no/folder").start();
        assertThat(wrong.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong.exitValue()).isEqualTo(1);
        assertThat(new String(wrong.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("there is no folder no/folder");
    }

    @Test
    void a_link_to_elsewhere_is_no_page(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path review = Files.createDirectory(folder.resolve("review"));
        Files.createSymbolicLink(review.resolve("link.txt"), secret);
        var pages = new ReviewPages(review);
        assertThatIllegalArgumentException().isThrownBy(() -> pages.read("link.txt", 1));
    }

    @Test
    void long_pages_come_in_portions(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("long.md"), "a line\n".repeat(1_000));
        var pages = new ReviewPages(folder);
        assertThat(pages.read("long.md", 1)).endsWith("(600 more lines: read on with line 401)");
        assertThat(pages.read("long.md", 801).lines()).hasSize(200);
        assertThat(pages.read("long.md", 9_999)).isEmpty();
        assertThat(pages.search("A LINE").lines()).hasSize(61);
        assertThat(pages.search("another")).isEqualTo("nothing");
    }
}
