using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using ContainerOS.Authoring;
using ContainerOS.Infra.Inputs;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using Pulumi;
using FileStep = ContainerOS.Model.NodePools.FileStep;
using Phase = ContainerOS.Model.Terms.BootstrapPhase;
using Step = ContainerOS.Model.NodePools.BootstrapStep;
using SystemdUnitStep = ContainerOS.Model.NodePools.SystemdUnitStep;

namespace ContainerOS.Infra;

/// <summary>
/// Writes bootstrap containers: <c>Bootstrap.AfterJoin("tune").Sysctl("net.core.somaxconn", 4096).Script("echo done\n")</c>.
/// </summary>
public static class Bootstrap
{
    /// <summary>Starts a container that runs before a node joins the cluster.</summary>
    /// <param name="name">Its name, unique in the pool.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BootstrapBuilder BeforeJoin(string name) => new(BootstrapDraft.Start(Phase.BeforeJoin, name), name, []);

    /// <summary>Starts a container that runs after ACK has initialised the node.</summary>
    /// <param name="name">Its name, unique in the pool.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BootstrapBuilder AfterJoin(string name) => new(BootstrapDraft.Start(Phase.AfterJoin, name), name, []);
}

/// <summary>
/// A bootstrap container while it is written. Each method adds a step and returns another builder, so that containers can share a start.
/// A step that the rules reject is reported by <see cref="PoolRejectedException"/> at the line that adds it. Contents that are outputs,
/// such as secrets of the configuration, are checked with the whole pool as soon as they are known.
/// </summary>
public sealed class BootstrapBuilder
{
    private readonly BootstrapDraft draft;
    private readonly string name;
    private readonly ImmutableList<Input<BootstrapStepArgs>> steps;

    internal BootstrapBuilder(BootstrapDraft draft, string name, ImmutableList<Input<BootstrapStepArgs>> steps) =>
        (this.draft, this.name, this.steps) = (draft, name, steps);

    /// <summary>The container, for <see cref="NodePoolArgs.Bootstrap"/>.</summary>
    /// <param name="builder">The container that was built.</param>
    public static implicit operator Input<BootstrapContainerArgs>(BootstrapBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ToArgs();
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">The octal mode; 0644 when it is left out.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder File(
        string path,
        string content,
        string? mode = null,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => AddFile(path, content, content, mode, At(filePath, lineNumber));

    /// <summary>Writes a file whose content is an output, such as a secret.</summary>
    /// <inheritdoc cref="File(string, string, string?, string, int)"/>
    public BootstrapBuilder File(
        string path,
        Input<string> content,
        string? mode = null,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => AddFile(path, content, Value<string>.Unknown(), mode, At(filePath, lineNumber));

    /// <summary>Sets a kernel parameter.</summary>
    /// <param name="parameter">The parameter, such as <c>net.core.somaxconn</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder Sysctl(
        string parameter,
        string value,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) =>
        Add(
            new Step { Sysctl = ValueMap<string>.Of((parameter, value)) },
            new BootstrapStepArgs { Sysctl = { { parameter, value } } },
            At(filePath, lineNumber)
        );

    /// <summary>Sets a kernel parameter to a number.</summary>
    /// <inheritdoc cref="Sysctl(string, string, string, int)"/>
    public BootstrapBuilder Sysctl(
        string parameter,
        long value,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => Sysctl(parameter, value.ToString(CultureInfo.InvariantCulture), filePath, lineNumber);

    /// <summary>Loads kernel modules, in order.</summary>
    /// <param name="modules">The modules: <c>["br_netfilter"]</c>.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder KernelModules(
        IReadOnlyCollection<string> modules,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) =>
        Add(
            new Step { KernelModules = Values(modules) },
            new BootstrapStepArgs { KernelModules = modules.ToArray() },
            At(filePath, lineNumber)
        );

    /// <summary>Adds flags of the kubelet; after the join only.</summary>
    /// <param name="flags">The flags: <c>["--max-pods=64"]</c>.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder KubeletArgs(
        IReadOnlyCollection<string> flags,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => Add(new Step { KubeletArgs = Values(flags) }, new BootstrapStepArgs { KubeletArgs = flags.ToArray() }, At(filePath, lineNumber));

    /// <summary>Installs a systemd unit.</summary>
    /// <param name="unit">Its name with the suffix, such as <c>tune.service</c>.</param>
    /// <param name="content">The unit file.</param>
    /// <param name="enable">Whether it is enabled.</param>
    /// <param name="start">Whether it is started.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder SystemdUnit(
        string unit,
        string content,
        bool enable = true,
        bool start = true,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => AddUnit(unit, content, content, enable, start, At(filePath, lineNumber));

    /// <summary>Installs a systemd unit whose content is an output, such as a secret.</summary>
    /// <inheritdoc cref="SystemdUnit(string, string, bool, bool, string, int)"/>
    public BootstrapBuilder SystemdUnit(
        string unit,
        Input<string> content,
        bool enable = true,
        bool start = true,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    ) => AddUnit(unit, content, Value<string>.Unknown(), enable, start, At(filePath, lineNumber));

    /// <summary>Runs a shell script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    public BootstrapBuilder Script(string script, [CallerFilePath] string filePath = "", [CallerLineNumber] int lineNumber = 0) =>
        Add(new Step { Script = script }, new BootstrapStepArgs { Script = script }, At(filePath, lineNumber));

    /// <summary>Runs a shell script that is an output, such as a secret.</summary>
    /// <inheritdoc cref="Script(string, string, int)"/>
    public BootstrapBuilder Script(Input<string> script, [CallerFilePath] string filePath = "", [CallerLineNumber] int lineNumber = 0) =>
        Add(new Step { Script = Value<string>.Unknown() }, new BootstrapStepArgs { Script = script }, At(filePath, lineNumber));

    /// <summary>The container as the arguments of a pool.</summary>
    public BootstrapContainerArgs ToArgs() =>
        new()
        {
            Name = name,
            Phase = draft.Container.Phase!.Value.Content is Phase.BeforeJoin ? BootstrapPhase.BeforeJoin : BootstrapPhase.AfterJoin,
            Steps = steps.ToArray(),
        };

    private static SourcePosition At(string file, int line) => new(file, line, 1);

    private static ValueList<string> Values(IEnumerable<string> texts) => ValueList<string>.Of(texts.Select(text => (Value<string>)text));

    private BootstrapBuilder AddFile(string path, Input<string> content, Value<string> known, string? mode, SourcePosition at) =>
        Add(
            new Step
            {
                File = new FileStep
                {
                    Path = path,
                    Content = known,
                    Mode = mode is null ? (Value<string>?)null : Value<string>.Known(mode),
                },
            },
            new BootstrapStepArgs
            {
                File = new FileStepArgs
                {
                    Path = path,
                    Content = content,
                    Mode = mode is null ? (Input<string>?)null : (Input<string>)mode,
                },
            },
            at
        );

    private BootstrapBuilder AddUnit(string unit, Input<string> content, Value<string> known, bool enable, bool start, SourcePosition at) =>
        Add(
            new Step
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = unit,
                    Content = known,
                    Enable = enable,
                    Start = start,
                },
            },
            new BootstrapStepArgs
            {
                SystemdUnit = new SystemdUnitStepArgs
                {
                    Name = unit,
                    Content = content,
                    Enable = enable,
                    Start = start,
                },
            },
            at
        );

    private BootstrapBuilder Add(Step step, BootstrapStepArgs args, SourcePosition at)
    {
        try
        {
            return new BootstrapBuilder(draft.Add(step, at), name, steps.Add(args));
        }
        catch (ProgramRejectedException error)
        {
            throw new PoolRejectedException(error);
        }
    }
}
