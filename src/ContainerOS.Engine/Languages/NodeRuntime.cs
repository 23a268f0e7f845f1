using System.Globalization;
using System.Text;
using ContainerOS.Engine.Deployment;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Engine.Languages;

/// <summary>
/// Programs in JavaScript and TypeScript, run by the unmodified package <c>@pulumi/pulumi</c> of the program (pulumi/pulumi
/// <c>pulumi-language-nodejs/main.go</c>, <c>execRuntime</c>).
/// </summary>
internal sealed class NodeRuntime : LanguageRuntime
{
    /// <summary>
    /// With colors, <c>util.inspect</c> of Node 20 does not end for an error whose stack has a file directly in a scoped package, which
    /// the source maps of the SDK produce. A failing program then takes up to 40 s, and gigabytes, until its error arrives.
    /// </summary>
    private const string PlainErrors = """
        const util = require("util");
        const inspect = util.inspect;
        util.inspect = Object.assign(
            (value, options, ...rest) =>
                inspect(value, options && typeof options === "object" ? { ...options, colors: false } : options, ...rest),
            inspect,
        );
        """;

    /// <summary>
    /// Ends a program whose engine was killed: a program that waits for something else than a reply of the engine does not notice.
    /// </summary>
    private static readonly string EndWithEngine = string.Create(
        CultureInfo.InvariantCulture,
        $$"""

        const engine = {{Environment.ProcessId}};
        if (process.ppid === engine) {
            setInterval(() => process.ppid === engine || process.exit(1), 2000).unref();
        }
        """
    );

    private readonly string runner;
    private readonly DirectoryInfo preload = Directory.CreateTempSubdirectory("containeros-node-");

    public NodeRuntime(RunContext run)
        : base(run)
    {
        runner = FindRunner() ?? throw MissingSdk();
        File.WriteAllText(PreloadFile, PlainErrors + EndWithEngine);
    }

    /// <inheritdoc/>
    public override string Requirement => "A program with 'runtime: nodejs' needs Node 20 or later on PATH: https://nodejs.org";

    /// <inheritdoc/>
    public override string Start => "It must be run by the package @pulumi/pulumi 3.0 or later";

    private string PreloadFile => Path.Combine(preload.FullName, "preload.cjs");

    /// <inheritdoc/>
    public override ProgramStart Describe(string monitor)
    {
        var info = Run.Monitor.Info;
        var environment = new Dictionary<string, string>
        {
            ["PULUMI_CONFIG"] = Config,
            ["PULUMI_CONFIG_SECRET_KEYS"] = ConfigSecretKeys,
            ["NODE_OPTIONS"] = $"{NodeOptions()} --require \"{PreloadFile.Replace("\\", "\\\\", StringComparison.Ordinal)}\"".Trim(),
        };
        if (Options.GetValueOrDefault("typescript") is not "false")
        {
            environment["PULUMI_NODEJS_TYPESCRIPT"] = "true";
        }

        if (Options.GetValueOrDefault("tsconfig") is { } settings)
        {
            environment["PULUMI_NODEJS_TSCONFIG_PATH"] = settings;
        }

        string[] arguments =
        [
            .. CommandLineWords.Split(Options.GetValueOrDefault("nodeargs", string.Empty)),
            runner,
            "--monitor",
            monitor,
            "--engine",
            monitor,
            "--organization",
            info.Organization,
            "--project",
            info.Project,
            "--root-directory",
            Root,
            "--stack",
            info.Stack,
            "--pwd",
            ProgramDirectory,
            .. info.DryRun ? ["--dry-run"] : Array.Empty<string>(),
            "--parallel",
            Parallelism,
            EntryPoint,
        ];
        return new ProgramStart("node", arguments, ProgramDirectory) { Environment = environment };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        preload.Delete(recursive: true);
        base.Dispose();
    }

    private string NodeOptions() =>
        Run.Workspace.Options.Environment.GetValueOrDefault("NODE_OPTIONS")
        ?? Environment.GetEnvironmentVariable("NODE_OPTIONS")
        ?? string.Empty;

    /// <summary>Finds the package as Node does: in the directory of the program and those above it.</summary>
    private string? FindRunner()
    {
        for (var directory = new DirectoryInfo(ProgramDirectory); directory is not null; directory = directory.Parent)
        {
            var file = Path.Combine(directory.FullName, "node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private Diagnostics.ProgramException MissingSdk()
    {
        var hasManifest = File.Exists(Path.Combine(ProgramDirectory, "package.json"));
        preload.Delete(recursive: true);
        return Fail(
            hasManifest
                ? $"the packages of the program are not installed: @pulumi/pulumi is missing. Run 'npm install' in {ProgramDirectory}"
                : $"{ProgramDirectory} has no package.json: add one with the dependency @pulumi/pulumi, and run 'npm install' there"
        );
    }
}

/// <summary>Splits a command line as a shell does: at blanks, except in quotes and after a backslash.</summary>
internal static class CommandLineWords
{
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '\\' && quote != '\'' && index + 1 < text.Length)
            {
                (word ??= new StringBuilder()).Append(text[++index]);
            }
            else if (letter == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && letter is '"' or '\'')
            {
                (quote, word) = (letter, word ?? new StringBuilder());
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                words.AddRange(word is null ? [] : [word.ToString()]);
                word = null;
            }
            else
            {
                (word ??= new StringBuilder()).Append(letter);
            }
        }

        words.AddRange(word is null ? [] : [word.ToString()]);
        return words;
    }
}
