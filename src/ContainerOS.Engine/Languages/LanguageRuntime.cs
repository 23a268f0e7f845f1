using System.Globalization;
using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Protocol.Hosting.Engines;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Languages;

/// <summary>How programs of a language are started. Arguments and variables are those of Pulumi's language hosts.</summary>
internal abstract class LanguageRuntime(RunContext run) : IDisposable
{
    /// <summary>What has to be installed, for the message when it is not.</summary>
    public abstract string Requirement { get; }

    /// <summary>How a program begins, for the message about one that registers nothing.</summary>
    public abstract string Start { get; }

    protected RunContext Run { get; } = run;

    /// <summary>The directory of <c>Pulumi.yaml</c>.</summary>
    protected string Root { get; } = Path.GetFullPath(run.Workspace.Options.ProgramDirectory);

    /// <summary>The directory of the program (pulumi/pulumi <c>engine.ProjectInfo.GetPwdMain</c>).</summary>
    protected string ProgramDirectory => Directory.Exists(MainPath) ? MainPath : Path.GetDirectoryName(MainPath) ?? Root;

    /// <summary>The file of the program in its directory; <c>.</c> when it is not named.</summary>
    protected string EntryPoint => Directory.Exists(MainPath) ? "." : Path.GetFileName(MainPath);

    protected IReadOnlyDictionary<string, string> Options => Run.Workspace.Project.Runtime.Options;

    protected string Parallelism => Run.Monitor.Info.Parallel.ToString(CultureInfo.InvariantCulture);

    /// <summary>The config as programs read it: the keys have the word that SDKs before 2019 expect, which all later ones accept.</summary>
    protected string Config =>
        new JObject(Run.Monitor.Info.Config.Select(entry => new JProperty(OldKey(entry.Key), entry.Value))).ToString(Formatting.None);

    protected string ConfigSecretKeys => new JArray(Run.Monitor.Info.ConfigSecretKeys).ToString(Formatting.None);

    private string MainPath => Path.GetFullPath(Path.Combine(Root, Run.Workspace.Project.Runtime.Main));

    /// <summary>The runtime of the program.</summary>
    /// <exception cref="ProgramException">What the program needs is not installed.</exception>
    public static LanguageRuntime Of(RunContext run) =>
        run.Workspace.Project.Runtime.Name == ProgramRuntime.DotNet ? new DotNetRuntime(run) : new NodeRuntime(run);

    /// <summary>How to start the program.</summary>
    /// <param name="monitor">The address of the resource monitor and of the engine.</param>
    public abstract ProgramStart Describe(string monitor);

    /// <summary>Removes what was made for the start.</summary>
    public virtual void Dispose() { }

    protected ProgramException Fail(string message) => new(message, Run.Workspace.Project.File);

    private static string OldKey(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is var colon ? $"{key[..colon]}:config{key[colon..]}" : key;
}
