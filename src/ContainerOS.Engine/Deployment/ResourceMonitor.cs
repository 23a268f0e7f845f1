using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Registers the resources of programs in other languages, and those that components of plugins create (pulumi/pulumi
/// <c>source_eval.go</c>, <c>resmon</c>).
/// </summary>
/// <remarks>
/// An operation goes on when its caller is gone, so that its result reaches the state. An error of a resource is reported, and its
/// dependents are skipped, as in a YAML program.
/// </remarks>
internal sealed class ResourceMonitor : IResourceMonitor, IAsyncDisposable
{
    private const string BuiltInPrefix = "pulumi:pulumi:";
    private const string GetResource = "pulumi:pulumi:getResource";

    /// <summary>
    /// Features are named here also when the engine refuses them. Without the name, SDKs ask the user to update the Pulumi CLI.
    /// </summary>
    private static readonly ImmutableHashSet<string> Features =
    [
        "secrets",
        "resourceReferences",
        "outputValues",
        "aliasSpecs",
        "deletedWith",
        "replaceWith",
        "replacementTrigger",
        "parameterization",
        "transforms",
        "invokeTransforms",
        "resourceHooks",
        "errorHooks",
    ];

    private static readonly ImmutableSortedDictionary<string, string> NoProviders = ImmutableSortedDictionary<string, string>.Empty;

    private readonly RunContext run;
    private readonly Lazy<Task<MonitorServer>> server;
    private readonly SemaphoreSlim parallelism;
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception> faulted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, Registration> registrations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisteredResource> completed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> packages = new(StringComparer.Ordinal);
    private readonly ActiveCalls active;

    public ResourceMonitor(RunContext run)
    {
        this.run = run;
        parallelism = new SemaphoreSlim(Math.Max(1, run.Workspace.Options.Parallelism));
        server = new(() => MonitorServer.StartAsync(this, run.Terminated));
        active = new ActiveCalls(run.Workspace.Options.Time);
        Info = new RunInfo(run.Workspace.Project.Name, run.Workspace.Options.Stack, Workspace.Organization, string.Empty)
        {
            Config = run.Workspace.ConfigTexts(),
            ConfigSecretKeys = run.Workspace.Settings().SecretKeys,
            DryRun = run.IsPreview,
            Parallel = Math.Max(1, run.Workspace.Options.Parallelism),
        };
        Schemas = new PackageSchemas(run);
        Secrets = new ConfigSecrets(Info);
    }

    /// <inheritdoc/>
    public RunInfo Info { get; }

    /// <summary>The secrets of the config, which a program may print.</summary>
    public ConfigSecrets Secrets { get; }

    /// <summary>What the packages of the program have.</summary>
    public PackageSchemas Schemas { get; }

    /// <summary>The outputs of the stack as far as the program has registered them.</summary>
    public PropertyMap StackOutputs { get; private set; } = PropertyMap.Empty;

    /// <summary>Whether the program has registered its stack. A program that uses no Pulumi SDK does not.</summary>
    public bool HasStack { get; private set; }

    /// <summary>An unexpected exception of a call, which ends the run.</summary>
    public Task<Exception> Faulted => faulted.Task;

    /// <summary>Completes when the program uses what the engine does not have. The error is reported.</summary>
    public Task Refused => refused.Task;

    /// <summary>The time since the last call ended; zero during calls.</summary>
    public TimeSpan IdleTime => active.IdleTime;

    private string StackUrn => Urns.OfStack(run.Workspace);

    /// <summary>The address for programs and components; the first caller starts the server.</summary>
    public async Task<string> AddressAsync() => (await server.Value).Address;

    /// <summary>Lets the calls begin. Calls that arrive earlier wait.</summary>
    public void Open() => opened.TrySetResult();

    /// <summary>Waits until no call is running.</summary>
    public Task DrainAsync() => active.WhenIdleAsync();

    /// <summary>The URN, with those of its children at any depth that are resources of plugins.</summary>
    public IEnumerable<string> WithChildren(string urn) =>
        registrations.Values.Where(registration => registration.Parent == urn).SelectMany(child => WithChildren(child.Urn)).Prepend(urn);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await ((Task)server.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (server.Value.IsCompletedSuccessfully)
            {
                await (await server.Value).DisposeAsync();
            }
        }

        parallelism.Dispose();
    }

    /// <inheritdoc/>
    public bool Supports(string feature) => Features.Contains(feature);

    /// <inheritdoc/>
    public void Log(LogMessage message) => run.Providers.Show(message with { Text = Secrets.Hide(message.Text) });

    /// <inheritdoc/>
    public Task SignalAsync(CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>
    /// A program is ended without an answer: the Node SDK drops the error of this call and reports another one without a reason.
    /// </remarks>
    public async Task RegisterCallbackAsync(string kind, CancellationToken ct)
    {
        var message =
            $"the embedded engine does not support {(kind.EndsWith("Hook", StringComparison.Ordinal) ? "resource hooks" : "transforms")} "
            + $"({kind}): remove them, or run the program with the Pulumi CLI";
        if (run.Workspace.Project.IsYaml)
        {
            throw new RpcFaultException(StatusCode.Unimplemented, message);
        }

        run.AddError(StackUrn, message);
        refused.TrySetResult();
        await Task.Delay(Timeout.Infinite, ct);
    }

    /// <inheritdoc/>
    public Task<string> RegisterPackageAsync(PackageRegistration request, CancellationToken ct)
    {
        if (request.IsParameterized)
        {
            throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"the embedded engine does not support parameterized packages such as '{request.Name}': run the program with the Pulumi CLI"
            );
        }

        var reference = $"{request.Name}@{request.Version}";
        packages[reference] = request.Name;
        return Task.FromResult(reference);
    }

    /// <inheritdoc/>
    public Task<InvokeResult> InvokeAsync(MonitorInvoke request, CancellationToken ct) =>
        AnswerAsync(async () =>
        {
            if (request.Token == GetResource)
            {
                return new InvokeResult(FindCompleted(request.Args));
            }

            var provider = await ProviderAsync(request.Token, request.Provider, request.Parent, request.Package);
            return await provider.Calls.InvokeAsync(
                new InvokeRequest(request.Token, OutputValues.Remove(request.Args), run.IsPreview),
                run.Terminated
            );
        });

    /// <inheritdoc/>
    public Task<CallResult> CallAsync(MonitorCall request, CancellationToken ct) =>
        AnswerAsync(async () =>
        {
            var self = request.Args.Find("__self__")?.Unwrapped as PropertyReference;
            var reference =
                request.Provider.Length > 0 ? request.Provider
                : self is null ? string.Empty
                : IsProvider(self.Urn) ? $"{self.Urn}::{(self.Id?.Unwrapped as PropertyString)?.Value}"
                : registrations.GetValueOrDefault(self.Urn)?.Provider ?? string.Empty;
            var provider = await ProviderAsync(request.Token, reference, string.Empty, request.Package);
            var dependencies = OutputValues.Extend(request.Dependencies, request.Args);
            var result = await provider.Calls.CallAsync(
                new CallRequest(await InfoAsync(), request.Token, request.Args, dependencies),
                run.Terminated
            );
            return result with
            {
                Return = OutputValues.Remove(result.Return),
                Dependencies = OutputValues.Extend(result.Dependencies, result.Return),
            };
        });

    /// <inheritdoc/>
    public Task<RegisteredResource> ReadAsync(ResourceRead request, CancellationToken ct) =>
        AnswerAsync(async () =>
        {
            var location = Locate(request.Position, request.Parent);
            var registration = Register(
                new Registration(UrnOf(request.Type, request.Name, request.Parent), ParentOf(request.Parent)) { IsCustom = true },
                location
            );
            var provider = await ProviderAsync(request.Type, request.Provider, request.Parent, request.Package);
            registrations[registration.Urn] = registration with { Provider = provider.State.Reference };
            return completed[registration.Urn] = await new ResourceRetrieval(
                run,
                request,
                registration.Urn,
                registration.Parent,
                provider
            ).RunAsync();
        });

    /// <inheritdoc/>
    public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct) =>
        TrackAsync(async () =>
        {
            if (request.Type == ResourceState.StackType)
            {
                return RegisterStack(request);
            }

            var registration = Describe(request);
            var location = Locate(request.Position, request.Parent);
            var done = IsSkipped(registration, request.Options)
                ? new RegisteredResource(registration.Urn, string.Empty, PropertyMap.Empty) { Outcome = RegistrationOutcome.Skipped }
                : await ReportAsync(registration, location, () => DeployAsync(request, registration, location));
            if (done.Outcome is not RegistrationOutcome.Succeeded)
            {
                failed[done.Urn] = true;
                if (!request.ReadsFailures)
                {
                    throw new RpcFaultException(StatusCode.Internal, $"the registration of '{request.Name}' failed");
                }

                return done;
            }

            return completed[done.Urn] = done;
        });

    /// <inheritdoc/>
    public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) =>
        TrackAsync(async () =>
        {
            var values = OutputValues.Remove(outputs);
            if (urn == StackUrn)
            {
                StackOutputs = values;
            }
            else if (registrations.ContainsKey(urn) && run.State.Find(urn) is { } component)
            {
                EnsurePassphrase(values);
                await run.State.PutAsync(component with { Outputs = values }, component);
                completed[urn] = new RegisteredResource(urn, string.Empty, values);
                run.Report.Publish(new ResourceOutputs(urn, Redaction.Hide(values)));
            }
            else if (run.Kind is not RunKind.Validate)
            {
                throw new RpcFaultException(StatusCode.InvalidArgument, $"the program has registered no resource {urn}");
            }

            return true;
        });

    private static bool IsProvider(string urn) =>
        UrnParts.TypeOf(urn).StartsWith(ResourceState.ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>
    /// What an SDK needs to make an object of a reference, such as one in the outputs of a component (pulumi/pulumi
    /// <c>builtinProvider.getResource</c>).
    /// </summary>
    private PropertyMap FindCompleted(PropertyMap arguments)
    {
        var urn = (arguments.Find("urn")?.Unwrapped as PropertyString)?.Value ?? string.Empty;
        return completed.TryGetValue(urn, out var resource)
            ? PropertyMap.Of(
                ("urn", urn),
                ("id", resource.Id),
                ("provider", registrations.GetValueOrDefault(urn)?.Provider ?? string.Empty),
                ("state", OutputValues.Remove(resource.Outputs))
            )
            : throw new RpcFaultException(StatusCode.NotFound, $"this run has no resource {urn}");
    }

    private RegisteredResource RegisterStack(ResourceRegistration request)
    {
        if (request.Name != $"{run.Workspace.Project.Name}-{run.Workspace.Options.Stack}")
        {
            throw new RpcFaultException(
                StatusCode.InvalidArgument,
                $"the program registered the stack '{request.Name}', which is not this one"
            );
        }

        HasStack = true;
        return new RegisteredResource(StackUrn, string.Empty, PropertyMap.Empty);
    }

    /// <summary>The registration with what it inherits (<c>inheritFromParent</c>, <c>resolveProvider</c>).</summary>
    private Registration Describe(ResourceRegistration request)
    {
        var parent = ParentOf(request.Parent);
        var inherited = registrations.GetValueOrDefault(parent);
        if (inherited is null && parent != StackUrn)
        {
            throw new RpcFaultException(
                StatusCode.InvalidArgument,
                $"the parent of '{request.Name}', {parent}, is not registered: register it first"
            );
        }

        var options = request.Options;
        var isCustom = request.Kind is RegistrationKind.Custom;
        var package = PackageOf(request.Type, request.Package);
        return new Registration(UrnOf(request.Type, request.Name, request.Parent), parent)
        {
            IsCustom = isCustom,
            Provider =
                request.Kind is RegistrationKind.Component
                || request.Type.StartsWith(ResourceState.ProviderTypePrefix, StringComparison.Ordinal)
                    ? null
                : request.Provider.Length > 0 ? request.Provider
                : InheritedProvider(inherited, package, options.Providers),
            Providers =
                isCustom || inherited is null or { IsCustom: true } ? options.Providers : inherited.Providers.SetItems(options.Providers),
            Protect = options.Protect ?? inherited?.Protect ?? false,
            RetainOnDelete = options.RetainOnDelete ?? inherited?.RetainOnDelete ?? false,
            DeletedWith = options.DeletedWith is { Length: > 0 } owner ? owner : inherited?.DeletedWith,
        };
    }

    private async Task<RegisteredResource?> DeployAsync(ResourceRegistration request, Registration registration, SourceLocation location)
    {
        ThrowIfUnsupported(request, location);
        if (request.Kind is RegistrationKind.RemoteComponent)
        {
            return await ConstructAsync(request, registration);
        }

        Register(registration, location);
        var requested = ToRequested(request, registration, location);
        EnsurePassphrase(requested.Properties);
        if (request.Kind is RegistrationKind.Component)
        {
            await new ComponentRegistration(run, requested).RunAsync();
            return new RegisteredResource(requested.Urn, string.Empty, PropertyMap.Empty);
        }

        await parallelism.WaitAsync(run.Canceled);
        try
        {
            run.Canceled.ThrowIfCancellationRequested();
            var state = IsProvider(requested.Urn)
                ? (await run.Providers.RegisterAsync(run, requested)).State
                : await new ResourceDeployment(run, requested).RunAsync();
            if (state is { Provider: { } reference })
            {
                registrations[requested.Urn] = registration with { Provider = reference };
            }

            return state is null ? null : new RegisteredResource(state.Urn, state.Id, state.Outputs);
        }
        finally
        {
            parallelism.Release();
        }
    }

    /// <summary>
    /// Lets the plugin create a component. It registers the component and its children with this monitor while the call runs, so the call
    /// does not count for the limit of parallelism.
    /// </summary>
    private async Task<RegisteredResource?> ConstructAsync(ResourceRegistration request, Registration registration)
    {
        var provider = await ProviderAsync(request.Type, registration.Provider ?? string.Empty, request.Parent, request.Package);
        var options = request.Options with
        {
            Providers = registration.Providers,
            PropertyDependencies = OutputValues.Extend(request.Options.PropertyDependencies, request.Inputs),
            Protect = registration.Protect ? true : request.Options.Protect,
            RetainOnDelete = registration.RetainOnDelete ? true : request.Options.RetainOnDelete,
            DeletedWith = registration.DeletedWith ?? string.Empty,
        };
        try
        {
            var construct = new ConstructRequest(
                await InfoAsync(),
                request.Type,
                request.Name,
                registration.Parent,
                request.Inputs,
                options
            );
            var result = await provider.Calls.ConstructAsync(construct, run.Terminated);
            return new RegisteredResource(result.Urn, string.Empty, OutputValues.Remove(result.State))
            {
                Dependencies = OutputValues.Extend(result.Dependencies, result.State),
            };
        }
        catch (InvalidInputsException fault)
        {
            foreach (var failure in fault.Failures)
            {
                run.AddError(
                    registration.Urn,
                    failure.Reason,
                    run.Program.Locate(registration.Urn, failure.Property) ?? Locate(request.Position, request.Parent),
                    failure.Property
                );
            }

            return null;
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault) && WithChildren(registration.Urn).Any(failed.ContainsKey))
        {
            return null; // The error of a child is already reported; the component only repeats it.
        }
    }

    private RequestedResource ToRequested(ResourceRegistration request, Registration registration, SourceLocation location)
    {
        var options = request.Options;
        var properties = OutputValues.Remove(request.Inputs);
        var byProperty = options.PropertyDependencies;
        if (byProperty.IsEmpty && !options.Dependencies.IsEmpty)
        {
            // As from SDKs that only know dependencies of the whole resource.
            byProperty = properties.Keys.ToImmutableSortedDictionary(key => key, _ => options.Dependencies, StringComparer.Ordinal);
        }

        byProperty = OutputValues
            .Extend(byProperty, request.Inputs)
            .Where(entry => !entry.Value.IsEmpty)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => Sorted(entry.Value), StringComparer.Ordinal);
        var dependencies = new ResourceDependencies(Sorted(options.Dependencies), byProperty)
        {
            DeletedWith = registration.DeletedWith,
            ReplaceWith = Sorted(options.ReplaceWith),
            Aliases = [.. new ResourceAliases(run, request.Name, request.Type, registration.Parent).UrnsOf(options.Aliases)],
        };
        return new RequestedResource(registration.Urn, request.Type, request.Name, properties, dependencies)
        {
            Location = location,
            Parent = registration.Parent,
            Provider = registration.Provider,
            Package = PackageOf(request.Type, request.Package),
            Import = request.ImportId is { Length: > 0 } id ? id : null,
            Protect = registration.Protect,
            RetainOnDelete = registration.RetainOnDelete,
            IgnoreChanges = [.. options.IgnoreChanges.Select(text => Path(text, "ignoreChanges", location))],
            ReplaceOnChanges = [.. options.ReplaceOnChanges.Select(text => Path(text, "replaceOnChanges", location))],
            DeleteBeforeReplace = options.DeleteBeforeReplace,
            AdditionalSecretOutputs = options.AdditionalSecretOutputs,
            Timeouts = options.Timeouts is { } limits
                ? new CustomTimeouts(
                    Limit(limits.Create, location),
                    Limit(limits.Update, location),
                    Limit(limits.Delete, location),
                    Limit(limits.Read, location)
                )
                : CustomTimeouts.None,
        };
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> urns) => [.. urns.Distinct().Order(StringComparer.Ordinal)];

    private static PropertyPath Path(string text, string option, SourceLocation location)
    {
        try
        {
            return PropertyPath.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new EvaluationException(location, $"'{text}' in {option} is not a property path: {fault.Message}");
        }
    }

    private static TimeSpan? Limit(string text, SourceLocation location) =>
        text.Length == 0
            ? null
            : GoDuration.Parse(text)
                ?? throw new EvaluationException(
                    location,
                    $"'{text}' in customTimeouts is not a duration: write a number with a unit, such as 90s, 30m or 1h30m"
                );

    /// <summary>Refuses options that the engine does not have, instead of deploying something else than the program asks for.</summary>
    private static void ThrowIfUnsupported(ResourceRegistration request, SourceLocation location)
    {
        var used = request.OtherOptions;
        used = request.Options.HasHooks ? used.Add("hooks") : used;
        used = request.Options.ReplacementTrigger is null ? used : used.Add("replacementTrigger");
        if (!used.IsEmpty)
        {
            throw new EvaluationException(
                location,
                $"the embedded engine does not support {string.Join(", ", used)} of '{request.Name}': remove it, or run the program with "
                    + "the Pulumi CLI"
            );
        }
    }

    private bool IsSkipped(Registration registration, RegistrationOptions options) =>
        options
            .Dependencies.Concat(options.PropertyDependencies.Values.SelectMany(urns => urns))
            .Concat(options.ReplaceWith)
            .Append(registration.Parent)
            .Append(registration.DeletedWith ?? string.Empty)
            .Append(UrnOfProvider(registration.Provider))
            .Any(failed.ContainsKey);

    private static string UrnOfProvider(string? reference) =>
        reference is null ? string.Empty : reference[..Math.Max(0, reference.LastIndexOf("::", StringComparison.Ordinal))];

    private static string PackageOfProvider(string reference)
    {
        var type = UrnParts.TypeOf(UrnOfProvider(reference));
        return type[(type.LastIndexOf(':') + 1)..];
    }

    /// <summary>The provider of a parent that is a resource of the package, or the one that it or the resource names for it.</summary>
    private static string? InheritedProvider(
        Registration? parent,
        string package,
        ImmutableSortedDictionary<string, string> ownProviders
    ) =>
        parent is { IsCustom: true, Provider: { } same } && PackageOfProvider(same) == package
            ? same
            : ownProviders.GetValueOrDefault(package) ?? parent?.Providers.GetValueOrDefault(package);

    private string PackageOf(string type, PackageSelection package) =>
        packages.GetValueOrDefault(package.Reference, TypeToken.PackageOf(type));

    private string ParentOf(string parent) => parent.Length > 0 ? parent : StackUrn;

    private string UrnOf(string type, string name, string parent) => Urns.OfChild(run.Workspace, ParentOf(parent), type, name);

    /// <summary>Records a registration. Children of components of plugins are at the location of their component.</summary>
    /// <exception cref="EvaluationException">Another resource has its URN.</exception>
    private Registration Register(Registration registration, SourceLocation location)
    {
        if (!registrations.TryAdd(registration.Urn, registration))
        {
            throw new EvaluationException(
                location,
                $"the program has two resources with the URN {registration.Urn}: give one of them another name"
            );
        }

        run.Program.TryAdd(registration.Urn, _ => location);
        return registration;
    }

    private SourceLocation Locate(ProgramPosition? position, string parent) =>
        position is null
            ? run.Program.Locate(ParentOf(parent)) ?? SourceLocation.StartOf(run.Workspace.Project.File)
            : new SourceLocation(run.Workspace.ShortPath(position.File), position.Line, position.Column);

    private Task<ConfiguredProvider> ProviderAsync(string token, string reference, string parent, PackageSelection selection)
    {
        var package = token.StartsWith(BuiltInPrefix, StringComparison.Ordinal) ? "pulumi" : PackageOf(token, selection);
        var chosen = reference.Length > 0 ? reference : InheritedProvider(registrations.GetValueOrDefault(parent), package, NoProviders);
        return chosen is null ? run.Providers.RegisterAsync(run, package) : run.Providers.FindAsync(run, chosen);
    }

    private async Task<RunInfo> InfoAsync() => Info with { MonitorAddress = await AddressAsync() };

    private void EnsurePassphrase(PropertyMap values)
    {
        if (!run.IsPreview && values.ContainsSecrets)
        {
            run.Workspace.Secrets.EnsurePassphrase();
        }
    }

    /// <summary>Reports the errors of a registration. A null result means that they are reported already.</summary>
    private async Task<RegisteredResource> ReportAsync(
        Registration registration,
        SourceLocation location,
        Func<Task<RegisteredResource?>> work
    )
    {
        RegisteredResource? done = null;
        try
        {
            done = await ProgramErrors.ReportAsync(run, location, registration.Urn, work);
        }
        catch (ProgramException fault)
        {
            foreach (var diagnostic in fault.Diagnostics)
            {
                run.Report.AddDiagnostic(diagnostic);
            }
        }

        return done ?? new RegisteredResource(registration.Urn, string.Empty, PropertyMap.Empty) { Outcome = RegistrationOutcome.Failed };
    }

    /// <summary>Answers a call whose errors belong to the caller, which shows them with its own stack trace.</summary>
    private Task<T> AnswerAsync<T>(Func<Task<T>> call) =>
        TrackAsync(async () =>
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (fault is EvaluationException or ProgramException)
            {
                throw new RpcFaultException(StatusCode.InvalidArgument, fault.Message, fault);
            }
            catch (Exception fault) when (ProviderErrors.IsExpected(fault) && fault is not RpcFaultException)
            {
                throw new RpcFaultException(StatusCode.Unknown, ProviderErrors.MessageOf(fault), fault);
            }
        });

    /// <summary>Runs a call after the monitor was opened. An unexpected exception ends the run.</summary>
    private async Task<T> TrackAsync<T>(Func<Task<T>> call)
    {
        using var _ = active.Begin();
        try
        {
            await opened.Task.WaitAsync(run.Canceled);
            run.Canceled.ThrowIfCancellationRequested();
            return await call();
        }
        catch (Exception fault) when (fault is not (RpcFaultException or OperationCanceledException))
        {
            faulted.TrySetResult(fault);
            throw new RpcFaultException(StatusCode.Internal, "the engine failed; its error follows");
        }
    }

    /// <summary>What later registrations need to know of a resource.</summary>
    private sealed record Registration(string Urn, string Parent)
    {
        public bool IsCustom { get; init; }

        /// <summary>The reference of its provider; null for the default one, and for components.</summary>
        public string? Provider { get; init; }

        /// <summary>The references of the providers for children, by package.</summary>
        public ImmutableSortedDictionary<string, string> Providers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

        public bool Protect { get; init; }

        public bool RetainOnDelete { get; init; }

        public string? DeletedWith { get; init; }
    }
}
