using System.Collections.Immutable;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using Grpc.Core;

namespace ContainerOS.Provider.Components;

/// <summary>One Construct: checks the inputs, registers the component and its children, and returns its outputs.</summary>
/// <param name="request">The request.</param>
/// <param name="session">The session of the provider.</param>
internal sealed class Construction(ConstructRequest request, ProviderSession session)
{
    private static readonly PackageSelection Package = new(string.Empty, string.Empty);

    private readonly IComponentMonitor monitor =
        request.Monitor
        ?? throw new RpcFaultException(
            StatusCode.InvalidArgument,
            $"Construct of {request.Type} needs the address of a resource monitor, and '{request.Info.MonitorAddress}' is none"
        );

    /// <summary>The request.</summary>
    internal ConstructRequest Request => request;

    /// <summary>The resources that the inputs depend on.</summary>
    internal InputDependencies Dependencies { get; } = new(request);

    /// <summary>The URN of the component, after <see cref="RegisterComponentAsync"/>.</summary>
    internal string Urn { get; private set; } = string.Empty;

    /// <summary>The inputs, with a pool that differs in nothing (<c>a:</c> in YAML, which is null) as an empty object.</summary>
    internal static PropertyValue WithEmptyPools(PropertyValue value) =>
        value switch
        {
            PropertyOutput { Element: { } element } output => output with { Element = WithEmptyPools(element) },
            PropertySecret secret => new PropertySecret(WithEmptyPools(secret.Element)),
            PropertyArray waves => PropertyArray.Of(waves.Items.Select(WithEmptyPools)),
            PropertyMap map when map.Find("pools") is { } pools => map.With("pools", NullsAsEmpty(pools)),
            PropertyMap map when map.Find("waves") is { } waves => map.With("waves", WithEmptyPools(waves)),
            _ => value,
        };

    private static PropertyValue NullsAsEmpty(PropertyValue pools) =>
        pools switch
        {
            PropertyOutput { Element: { } element } output => output with { Element = NullsAsEmpty(element) },
            PropertySecret secret => new PropertySecret(NullsAsEmpty(secret.Element)),
            PropertyMap map when map.Values.Any(pool => pool is PropertyNull) => PropertyMap.Of(
                map.Select(pool => KeyValuePair.Create(pool.Key, pool.Value is PropertyNull ? PropertyMap.Empty : pool.Value))
            ),
            _ => pools,
        };

    /// <summary>Throws if there are findings. Nothing is registered then.</summary>
    /// <exception cref="InvalidInputsException">There are findings.</exception>
    internal void ThrowIfAny(IEnumerable<Diagnostic> findings)
    {
        // Pools share what is in the template, and so its findings.
        var distinct = findings.DistinctBy(finding => (finding.Code, finding.Path, finding.Message)).ToList();
        if (distinct.Count == 0)
        {
            return;
        }

        var what = $"the inputs of {request.Type} '{request.Name}' are not valid";
        // Pulumi's engine writes the value at the path of a failure, and secrets in plain text (errorToMessage in source_eval.go).
        var hidden = session.Form is DiagnosticForm.Full ? [] : distinct.Where(ContainsSecret).ToList();
        throw new InvalidInputsException(
            hidden.Count == 0
                ? what
                : $"{what}\n" + string.Join('\n', hidden.Select(finding => $"- {DiagnosticText.FormatForPeople(finding)}")),
            [.. distinct.Except(hidden).Select(finding => new DiagnosticCheckFailure(finding))]
        );
    }

    /// <summary>Registers the component itself, with its inputs and options.</summary>
    internal async Task RegisterComponentAsync(CancellationToken ct)
    {
        var registration = new ResourceRegistration(
            request.Type,
            request.Name,
            RegistrationKind.Component,
            request.Parent,
            request.Inputs,
            string.Empty,
            Package,
            request.Options
        )
        {
            ReadsFailures = true,
            StackTraceHandle = request.Info.StackTraceHandle,
        };
        var registered = await monitor.RegisterAsync(registration, ct);
        if (registered.Outcome is not RegistrationOutcome.Succeeded)
        {
            throw new RpcFaultException(StatusCode.Aborted, $"{request.Type} '{request.Name}' was not registered");
        }

        Urn = registered.Urn;
    }

    /// <summary>Registers a child, and waits until it is deployed.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="dependencies">The resources that each input depends on.</param>
    /// <param name="after">Resources that must be deployed first.</param>
    /// <param name="ct">Cancels the registration.</param>
    internal Task<RegisteredResource> RegisterChildAsync(
        string type,
        string name,
        PropertyMap inputs,
        ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies,
        IEnumerable<string> after,
        CancellationToken ct
    ) =>
        monitor.RegisterAsync(
            new ResourceRegistration(
                type,
                name,
                RegistrationKind.Custom,
                Urn,
                inputs,
                // Without a provider for the package, the engine takes that of the parent or the default one. A version is not sent: it
                // would select another default provider than that of a program that names none.
                request.Options.Providers.GetValueOrDefault(PackageInfo.Name, string.Empty),
                Package,
                new RegistrationOptions
                {
                    Dependencies = [.. Distinct(dependencies, after)],
                    PropertyDependencies = dependencies,
                    // Engines before inheritance was part of them leave it to the component.
                    Protect = request.Options.Protect,
                    RetainOnDelete = request.Options.RetainOnDelete,
                    DeletedWith = request.Options.DeletedWith,
                }
            )
            {
                ReadsFailures = true,
                StackTraceHandle = request.Info.StackTraceHandle,
            },
            ct
        );

    private static SortedSet<string> Distinct(
        ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies,
        IEnumerable<string> after
    )
    {
        var urns = new SortedSet<string>(after, StringComparer.Ordinal);
        foreach (var (_, of) in dependencies)
        {
            foreach (var urn in of)
            {
                urns.Add(urn);
            }
        }

        return urns;
    }

    /// <summary>Registers pools at the same time, and waits until all of them are deployed.</summary>
    /// <param name="pools">The pools.</param>
    /// <param name="places">The places of the component's inputs that may set the inputs of a pool.</param>
    /// <param name="after">Resources that must be deployed first.</param>
    /// <param name="ct">Cancels the registrations.</param>
    /// <exception cref="RpcFaultException">Some were not deployed; the engine has reported why.</exception>
    internal async Task<IReadOnlyList<DeployedPool>> RegisterPoolsAsync(
        IReadOnlyList<ComponentPool> pools,
        Func<ComponentPool, object[][]> places,
        IReadOnlyList<string> after,
        CancellationToken ct
    )
    {
        var tasks = pools.Select(async pool =>
        {
            var dependencies = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
            var ways = places(pool);
            foreach (var property in pool.Inputs.Keys)
            {
                dependencies[property] =
                    property == "clusterId" && request.Inputs.ContainsKey("clusterId")
                        ? Dependencies.OfInput("clusterId")
                        : Dependencies.Of(property, ways);
            }

            session.Diagnoses.Add(pool.Name, pool.Diagnosis!);
            try
            {
                var registered = await RegisterChildAsync(
                    NodePoolShape.Resource.Token,
                    pool.Name,
                    pool.Inputs,
                    dependencies.ToImmutable(),
                    after,
                    ct
                );
                return new DeployedPool(pool, registered);
            }
            finally
            {
                session.Diagnoses.Remove(pool.Name, pool.Diagnosis!);
            }
        });
        var deployed = await Task.WhenAll(tasks);
        if (deployed.Where(pool => pool.Registered.Outcome is not RegistrationOutcome.Succeeded).ToList() is { Count: > 0 } failed)
        {
            throw new RpcFaultException(
                StatusCode.Aborted,
                $"{request.Type} '{request.Name}': {string.Join(", ", failed.Select(pool => pool.Pool.Name))} "
                    + (failed.Count == 1 ? "was not deployed; see the error of the pool" : "were not deployed; see the error of each pool")
            );
        }

        return deployed;
    }

    /// <summary>Registers the outputs, and returns them.</summary>
    internal async Task<ConstructResult> CompleteAsync(IReadOnlyList<(string Name, PropertyMap Value)> outputs, CancellationToken ct)
    {
        var state = PropertyMap.Of(outputs.Select(output => KeyValuePair.Create(output.Name, (PropertyValue)output.Value)));
        await monitor.RegisterOutputsAsync(Urn, state, ct);
        return new ConstructResult(
            Urn,
            state,
            outputs.ToImmutableSortedDictionary(
                output => output.Name,
                output => InputDependencies.AllIn(output.Value),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>Notes in a preview that pools are missing or incomplete, because an input is not known yet.</summary>
    internal Task NoteUnknownAsync(string path, string what, CancellationToken ct) =>
        session.Log.WriteAsync(new LogMessage(LogSeverity.Info, $"{path} is not known yet: {what}", Urn), ct);

    private bool ContainsSecret(Diagnostic finding) =>
        finding.Path.Length == 0
        || PropertyPath.Parse(finding.Path).Get(request.Inputs) is { ContainsSecrets: true }
        || request.Inputs.Find(PropertyPath.Parse(finding.Path).Root) is PropertySecret or PropertyOutput { IsSecret: true };
}

/// <summary>A pool of a component that was registered.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Registered">The resource.</param>
internal sealed record DeployedPool(ComponentPool Pool, RegisteredResource Registered)
{
    /// <summary>The id of the resource; unknown in the preview of a new pool.</summary>
    internal PropertyValue Id => Registered.Id.Length > 0 ? (PropertyValue)Registered.Id : PropertyUnknown.Instance;

    /// <summary>The reference to the resource.</summary>
    internal PropertyReference Reference => new(Registered.Urn, Id, PackageInfo.Version);

    /// <summary>What a program sees of the pool, with its dependency on it.</summary>
    internal PropertyOutput Result =>
        new(
            PropertyMap.Of(
                NodePoolSetShape.Pool.Properties.Select(property =>
                    KeyValuePair.Create(property.Name, property.Name == "id" ? Id : Output(property.Name))
                )
            ),
            IsSecret: false,
            [Registered.Urn]
        );

    /// <summary>An output of the resource; unknown while the engine does not know it.</summary>
    internal PropertyValue Output(string name) => Registered.State(name) ?? PropertyUnknown.Instance;
}

/// <summary>Reads registered resources.</summary>
internal static class RegisteredResourceExtensions
{
    /// <summary>An output; null if there is none.</summary>
    internal static PropertyValue? State(this RegisteredResource resource, string name) => resource.Outputs.Find(name);
}
