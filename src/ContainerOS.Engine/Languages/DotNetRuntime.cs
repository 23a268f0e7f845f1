using ContainerOS.Engine.Deployment;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Engine.Languages;

/// <summary>
/// Programs in C# and other languages of .NET on the package <c>Pulumi</c> (pulumi/pulumi-dotnet <c>pulumi-language-dotnet/main.go</c>,
/// <c>Run</c> and <c>constructEnv</c>).
/// </summary>
internal sealed class DotNetRuntime(RunContext run) : LanguageRuntime(run)
{
    /// <inheritdoc/>
    public override string Requirement =>
        "A program with 'runtime: dotnet' needs the .NET SDK on PATH: https://dotnet.microsoft.com/download";

    /// <inheritdoc/>
    public override string Start => "A program in C# begins with 'return await Pulumi.Deployment.RunAsync(...)'";

    /// <inheritdoc/>
    public override ProgramStart Describe(string monitor)
    {
        var info = Run.Monitor.Info;
        var (executable, arguments) = Command();
        return new ProgramStart(executable, arguments, ProgramDirectory)
        {
            // 'dotnet run' does not pass an interrupt on to the program. Pulumi's language host kills it, too.
            IsInterruptible = false,
            Environment = new Dictionary<string, string>
            {
                ["PULUMI_MONITOR"] = monitor,
                ["PULUMI_ENGINE"] = monitor,
                ["PULUMI_ORGANIZATION"] = info.Organization,
                ["PULUMI_PROJECT"] = info.Project,
                ["PULUMI_ROOT_DIRECTORY"] = Root,
                ["PULUMI_STACK"] = info.Stack,
                ["PULUMI_PWD"] = ProgramDirectory,
                ["PULUMI_DRY_RUN"] = info.DryRun ? "true" : "false",
                ["PULUMI_QUERY_MODE"] = "false",
                ["PULUMI_PARALLEL"] = Parallelism,
                ["PULUMI_CONFIG"] = Config,
                ["PULUMI_CONFIG_SECRET_KEYS"] = ConfigSecretKeys,
            },
        };
    }

    private (string Executable, IReadOnlyList<string> Arguments) Command()
    {
        if (Options.GetValueOrDefault("binary") is not { Length: > 0 } binary)
        {
            var project = EntryPoint == "." ? ProgramDirectory : Path.Combine(ProgramDirectory, EntryPoint);
            return ("dotnet", ["run", "--project", project]);
        }

        var file = Path.GetFullPath(Path.Combine(Root, binary));
        if (!File.Exists(file))
        {
            throw Fail(
                $"the option 'binary' of the runtime names {file}, which does not exist: build the program first, or correct the path"
            );
        }

        return file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? ("dotnet", [file]) : (file, []);
    }
}
