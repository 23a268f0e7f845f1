using System.Collections.Concurrent;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.Components;

/// <summary>
/// Answers registrations as Pulumi's engine does (<c>RegisterResource</c> in source_eval.go, then Check, Diff, Create and Update in
/// step_generator.go and step.go): the calls of a child reach the same provider while the component is constructed.
/// </summary>
internal sealed class EngineStandIn(IResourceProvider provider, bool isPreview = false) : IComponentMonitor
{
    private readonly ConcurrentDictionary<string, (string Id, PropertyMap Inputs, PropertyMap State)> state = new();
    private int running;

    /// <summary>The registrations, in the order in which they came.</summary>
    internal ConcurrentQueue<ResourceRegistration> Registrations { get; } = new();

    /// <summary>The operations on children, such as <c>create shop-a</c>.</summary>
    internal ConcurrentQueue<string> Operations { get; } = new();

    /// <summary>The failures of checks.</summary>
    internal ConcurrentQueue<CheckFailure> Failures { get; } = new();

    /// <summary>The errors of operations.</summary>
    internal ConcurrentQueue<Exception> Errors { get; } = new();

    /// <summary>The outputs of components.</summary>
    internal ConcurrentDictionary<string, PropertyMap> Outputs { get; } = new();

    /// <summary>What Check is asked of a child: an engine may propose a name, or send other inputs.</summary>
    internal Func<CheckRequest, CheckRequest> Ask { get; init; } = request => request;

    /// <summary>The largest number of registrations at the same time.</summary>
    internal int MostAtOnce { get; private set; }

    /// <summary>Names of resources whose registration is answered as failed or skipped.</summary>
    internal Dictionary<string, RegistrationOutcome> Outcomes { get; } = [];

    /// <summary>Runs a component again with the state of this run, in a preview or not.</summary>
    internal EngineStandIn Next(bool preview = false)
    {
        var next = new EngineStandIn(provider, preview);
        foreach (var (urn, resource) in state)
        {
            next.state[urn] = resource;
        }

        return next;
    }

    internal async Task<ConstructResult> ConstructAsync(
        string type,
        string name,
        PropertyMap inputs,
        RegistrationOptions? options = null,
        IResourceProvider? by = null
    ) =>
        await (by ?? provider).ConstructAsync(
            new ConstructRequest(
                new RunInfo("shop", "dev", "organization", "127.0.0.1:1") { DryRun = isPreview },
                $"containeros:index:{type}",
                name,
                string.Empty,
                inputs,
                options ?? RegistrationOptions.None
            )
            {
                Monitor = this,
            },
            TestContext.Current.CancellationToken
        );

    /// <inheritdoc/>
    public async Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct)
    {
        Registrations.Enqueue(request);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
        await Task.Yield();
        try
        {
            var urn = UrnOf(request);
            return request.Kind is RegistrationKind.Component ? new(urn, string.Empty, PropertyMap.Empty)
                : Outcomes.TryGetValue(request.Name, out var outcome) ? new(urn, string.Empty, PropertyMap.Empty) { Outcome = outcome }
                : await DeployAsync(request, urn, ct);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    /// <inheritdoc/>
    public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct)
    {
        Outputs[urn] = outputs;
        return Task.CompletedTask;
    }

    internal ResourceRegistration Find(string name) => Registrations.Single(registration => registration.Name == name);

    private static string UrnOf(ResourceRegistration request)
    {
        var types = request.Parent.Length == 0 ? string.Empty : request.Parent.Split("::")[2] + "$";
        return $"urn:pulumi:dev::shop::{types}{request.Type}::{request.Name}";
    }

    private async Task<RegisteredResource> DeployAsync(ResourceRegistration request, string urn, CancellationToken ct)
    {
        var failed = new RegisteredResource(urn, string.Empty, PropertyMap.Empty) { Outcome = RegistrationOutcome.Failed };
        var old = state.GetValueOrDefault(urn);
        var plain = (PropertyMap)WithoutOutputs(request.Inputs);
        var check = await provider.CheckAsync(
            Ask(new CheckRequest(urn, request.Type, request.Name, old.Inputs ?? PropertyMap.Empty, plain)),
            ct
        );
        if (check.Failures.Count > 0)
        {
            foreach (var failure in check.Failures)
            {
                Failures.Enqueue(failure);
            }

            return failed;
        }

        try
        {
            if (old is not { State: not null, Inputs: not null })
            {
                Operations.Enqueue($"create {request.Name}");
                var created = await provider.CreateAsync(new CreateRequest(urn, check.Inputs, Preview: isPreview), ct);
                return Keep(urn, created.Id, check.Inputs, created.Properties);
            }

            var diff = await provider.DiffAsync(new DiffRequest(old.Id, urn, old.State, old.Inputs, check.Inputs, []), ct);
            if (diff.Changes is not DiffChanges.Some)
            {
                return new(urn, old.Id, old.State);
            }

            Operations.Enqueue($"update {request.Name}");
            var updated = await provider.UpdateAsync(
                new UpdateRequest(old.Id, urn, old.State, old.Inputs, check.Inputs, [], Preview: isPreview),
                ct
            );
            return Keep(urn, old.Id, check.Inputs, updated.Properties);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Errors.Enqueue(error);
            return failed;
        }
    }

    private RegisteredResource Keep(string urn, string id, PropertyMap inputs, PropertyMap properties)
    {
        if (!isPreview)
        {
            state[urn] = (id, inputs, properties);
        }

        return new(urn, id, properties);
    }

    private static PropertyValue WithoutOutputs(PropertyValue value) =>
        value switch
        {
            PropertyOutput output => output.IsSecret
                ? new PropertySecret(WithoutOutputs(output.Element ?? PropertyUnknown.Instance))
                : WithoutOutputs(output.Element ?? PropertyUnknown.Instance),
            PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, WithoutOutputs(entry.Value)))),
            PropertyArray list => PropertyArray.Of(list.Items.Select(WithoutOutputs)),
            _ => value,
        };
}
