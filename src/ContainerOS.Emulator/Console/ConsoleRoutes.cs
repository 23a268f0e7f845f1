using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.Store;
using Microsoft.AspNetCore.Http;

namespace ContainerOS.Emulator.Console;

/// <summary>Serves the console: its page, the files of the page, and the stream of what happens.</summary>
/// <remarks>
/// The page carries the token of the run. A page of another origin can request this one, but the browser does not let it read the reply,
/// so only this page can make changes.
/// </remarks>
internal sealed class ConsoleRoutes(EmulatorIdentity identity, WorldStore store, RequestJournal journal, ChaosEngine chaos)
{
    internal const string Path = ControlRoutes.Prefix + "console";
    private const string Stream = "events";
    private const string TokenPlace = "{{token}}";
    private const string RunPlace = "{{run}}";

    /// <summary>The most pages that are served at the same time, so that a page that opens more does not use up the connections.</summary>
    private const int MostStreams = 64;

    /// <summary>How soon a page connects again after the stream was lost.</summary>
    private const int ReconnectMilliseconds = 500;

    /// <summary>The real time between two looks at the world. Shorter ones are not seen by people.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A stream without news sends a comment after this time, so that a browser that is gone is noticed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        ["css"] = "text/css; charset=utf-8",
        ["html"] = "text/html; charset=utf-8",
        ["js"] = "text/javascript; charset=utf-8",
        ["svg"] = "image/svg+xml",
    };

    /// <summary>The name of this run, which is not secret.</summary>
    private readonly string run = RandomNumberGenerator.GetHexString(8, lowercase: true);

    private int streams;

    /// <summary>Whether a request is for the console. A browser that opens the address of the emulator is sent there.</summary>
    internal static bool Serves(HttpRequest request) =>
        request.Path.Value is { } path
        && (
            path == Path
            || path.StartsWith(Path + "/", StringComparison.Ordinal)
            || (path is "/" or ControlRoutes.Prefix && IsBrowser(request))
        );

    /// <param name="context">The request.</param>
    /// <param name="stopping">Ends streams when the emulator stops.</param>
    internal async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        var path = context.Request.Path.Value!;
        WriteHeaders(context.Response.Headers);
        if (path is "/" or ControlRoutes.Prefix)
        {
            context.Response.Redirect(Path);
        }
        else if (context.Request.Method != HttpMethods.Get)
        {
            await RefuseAsync(context, 405, "the console is read with GET; changes are made below /_emulator/");
        }
        else if (path == Path + "/" + Stream)
        {
            await StreamAsync(context, stopping);
        }
        else
        {
            await WriteFileAsync(context, path == Path ? "index.html" : path[(Path.Length + 1)..]);
        }
    }

    private static bool IsBrowser(HttpRequest request) =>
        request.Method == HttpMethods.Get
        && !request.QueryString.HasValue
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>The page runs its own files only, is not shown inside another page, and is read by no other origin.</summary>
    private static void WriteHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }

    private async Task WriteFileAsync(HttpContext context, string name)
    {
        using var file = typeof(ConsoleRoutes).Assembly.GetManifestResourceStream("console/" + name);
        if (file is null || !ContentTypes.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var contentType))
        {
            await RefuseAsync(context, 404, $"the console has no file '{name}'");
            return;
        }

        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(
            name == "index.html"
                ? text.Replace(TokenPlace, identity.ControlToken, StringComparison.Ordinal).Replace(RunPlace, run, StringComparison.Ordinal)
                : text,
            context.RequestAborted
        );
    }

    private async Task StreamAsync(HttpContext context, CancellationToken stopping)
    {
        // Another site cannot read the stream, but could use up the streams. Browsers say which site asks.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            await RefuseAsync(context, 403, "the stream is for the page of the console");
            return;
        }

        try
        {
            if (Interlocked.Increment(ref streams) > MostStreams)
            {
                await RefuseAsync(context, 503, $"{MostStreams} pages of the console are open; close one");
                return;
            }

            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await StreamAsync(context.Response, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the emulator stops.
        }
        finally
        {
            Interlocked.Decrement(ref streams);
        }
    }

    private async Task StreamAsync(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        await response.WriteAsync($"retry: {ReconnectMilliseconds}\n\n", ct);
        var feed = new ConsoleFeed(run, store, journal, chaos);
        var silence = TimeSpan.Zero;
        for (var version = 1L; ; await Task.Delay(Interval, TimeProvider.System, ct))
        {
            var message = feed.Next();
            silence = message is null ? silence + Interval : TimeSpan.Zero;
            if (message is not null)
            {
                await response.WriteAsync($"id: {version++}\ndata: {message}\n\n", ct);
            }
            else if (silence >= LongestSilence)
            {
                silence = TimeSpan.Zero;
                await response.WriteAsync(": the stream is open\n\n", ct);
            }
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string problem)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(problem, context.RequestAborted);
    }
}
