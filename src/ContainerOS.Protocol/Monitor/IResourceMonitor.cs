using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Monitor;

/// <summary>The calls of programs and components to the engine: the services of the resource monitor and of the engine.</summary>
/// <remarks>
/// The token of a call is cancelled when the caller is gone. An operation that has started goes on, so that its result is recorded.
/// </remarks>
public interface IResourceMonitor : IComponentMonitor
{
    /// <summary>What the run is. The address of the monitor is filled in by its server.</summary>
    RunInfo Info { get; }

    /// <summary>Whether the monitor supports a feature, by the name that programs ask for.</summary>
    bool Supports(string feature);

    /// <summary>Calls a function of a package.</summary>
    Task<InvokeResult> InvokeAsync(MonitorInvoke request, CancellationToken ct);

    /// <summary>Calls a method of a resource.</summary>
    Task<CallResult> CallAsync(MonitorCall request, CancellationToken ct);

    /// <summary>Reads an existing resource that the program does not manage.</summary>
    Task<RegisteredResource> ReadAsync(ResourceRead request, CancellationToken ct);

    /// <summary>Registers a package. Returns the reference for later requests.</summary>
    Task<string> RegisterPackageAsync(PackageRegistration request, CancellationToken ct);

    /// <summary>Registers functions of the program, which an engine may refuse.</summary>
    /// <param name="kind">The call, such as <c>RegisterStackTransform</c>.</param>
    /// <param name="ct">Cancelled when the caller is gone.</param>
    Task RegisterCallbackAsync(string kind, CancellationToken ct);

    /// <summary>The program is complete.</summary>
    Task SignalAsync(CancellationToken ct);

    /// <summary>Shows a message to the user.</summary>
    void Log(LogMessage message);
}

/// <summary>The package of a request and its version.</summary>
/// <param name="Reference">The reference from <see cref="IResourceMonitor.RegisterPackageAsync"/>; empty for the type's package.</param>
/// <param name="Version">The version; empty for any.</param>
public sealed record PackageSelection(string Reference, string Version);

/// <summary>A package of a program.</summary>
/// <param name="Name">The name of the plugin.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsParameterized">Whether the package is made of the plugin by parameters.</param>
public sealed record PackageRegistration(string Name, string Version, bool IsParameterized);

/// <summary>A position in the source of the program.</summary>
/// <param name="File">The path.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ProgramPosition(string File, int Line, int Column);

/// <summary>The request of a function call.</summary>
/// <param name="Token">The token of the function.</param>
/// <param name="Args">The arguments.</param>
/// <param name="Provider">The reference of the provider; empty for the default one.</param>
/// <param name="Parent">The URN of the resource whose providers are used; empty for none.</param>
/// <param name="Package">The package.</param>
public sealed record MonitorInvoke(string Token, PropertyMap Args, string Provider, string Parent, PackageSelection Package);

/// <summary>The request of a method call.</summary>
/// <param name="Token">The token of the method.</param>
/// <param name="Args">The arguments; <c>__self__</c> is the resource.</param>
/// <param name="Provider">The reference of the provider; empty for that of the resource.</param>
/// <param name="Package">The package.</param>
/// <param name="Dependencies">The URNs that each argument depends on.</param>
public sealed record MonitorCall(
    string Token,
    PropertyMap Args,
    string Provider,
    PackageSelection Package,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Dependencies
);

/// <summary>The request to read a resource.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name.</param>
/// <param name="Id">The id; the sentinel of unknown values when it is not known yet.</param>
/// <param name="Parent">The URN of the parent; empty for the stack.</param>
/// <param name="Properties">What else identifies the resource.</param>
/// <param name="Provider">The reference of the provider; empty for the default one.</param>
/// <param name="Package">The package.</param>
public sealed record ResourceRead(
    string Type,
    string Name,
    PropertyValue Id,
    string Parent,
    PropertyMap Properties,
    string Provider,
    PackageSelection Package
)
{
    /// <summary>The URNs of the resources that it depends on.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Outputs that are secret in addition to those of the provider.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Where the program reads it, or null.</summary>
    public ProgramPosition? Position { get; init; }
}

/// <summary>The request to register a resource.</summary>
/// <param name="Type">The type token; that of a component may have any form.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What the resource is.</param>
/// <param name="Parent">The URN of the parent; empty for the stack.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Provider">The reference of the provider; empty for that of the parent or the default one.</param>
/// <param name="Package">The package.</param>
/// <param name="Options">The options.</param>
public sealed record ResourceRegistration(
    string Type,
    string Name,
    RegistrationKind Kind,
    string Parent,
    PropertyMap Inputs,
    string Provider,
    PackageSelection Package,
    RegistrationOptions Options
)
{
    /// <summary>The id of an existing resource to take into the state; empty for a new one.</summary>
    public string ImportId { get; init; } = string.Empty;

    /// <summary>Whether the caller reads in the response that the registration failed; if not, it gets an error.</summary>
    public bool ReadsFailures { get; init; }

    /// <summary>Where the program registers it, or null.</summary>
    public ProgramPosition? Position { get; init; }

    /// <summary>What joins the stack traces of the program and of the plugin that registers it; empty for nothing.</summary>
    public string StackTraceHandle { get; init; } = string.Empty;

    /// <summary>The names of the options that the request has and the records do not, such as <c>transforms</c>.</summary>
    public ImmutableArray<string> OtherOptions { get; init; } = [];
}

/// <summary>What a registered resource is.</summary>
public enum RegistrationKind
{
    /// <summary>A resource of a plugin, or a provider.</summary>
    Custom,

    /// <summary>A component of the program, or of the plugin that registers it.</summary>
    Component,

    /// <summary>A component that its plugin constructs.</summary>
    RemoteComponent,
}

/// <summary>The response to a registration or to a read.</summary>
/// <param name="Urn">The URN.</param>
/// <param name="Id">The id; empty in a preview, and for components.</param>
/// <param name="Outputs">The outputs.</param>
public sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs)
{
    /// <summary>The URNs that each output depends on.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Dependencies { get; init; } = WireFields.NoDependencies;

    /// <summary>How the registration ended.</summary>
    public RegistrationOutcome Outcome { get; init; }

    /// <summary>Whether the engine left the operation out, as with targets, so that its outputs are not known.</summary>
    public bool IsUnknown { get; init; }
}

/// <summary>How a registration ended.</summary>
public enum RegistrationOutcome
{
    /// <summary>The resource is deployed.</summary>
    Succeeded,

    /// <summary>Its inputs are not valid, or its operation failed. The engine has reported it.</summary>
    Failed,

    /// <summary>A resource that it depends on failed.</summary>
    Skipped,
}
