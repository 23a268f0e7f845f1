using System.Collections.Concurrent;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Runs the program: every resource as soon as what it needs is there, as many at once as are allowed.</summary>
internal sealed class ProgramExecution : IDisposable
{
    private readonly RunContext run;
    private readonly ProjectFile project;
    private readonly Evaluator evaluator;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentDictionary<string, Lazy<Task<PropertyValue>>> values = new();

    public ProgramExecution(RunContext run)
    {
        this.run = run;
        project = run.Workspace.Project;
        places = new SemaphoreSlim(Math.Max(1, run.Workspace.Options.Parallelism));
        evaluator = new Evaluator(ValueAsync, InvokeAsync, run.Workspace.Options.ProgramDirectory, run.IsPreview);
    }

    /// <summary>Deploys every resource and gives the stack's outputs, as far as they have values.</summary>
    public async Task<PropertyMap> RunAsync()
    {
        await Task.WhenAll(
            project.Resources.Select(resource =>
                ReportErrorsAsync(resource.Location, null, async () => (PropertyValue?)await ValueAsync(resource.Key))
            )
        );
        var outputs = await Task.WhenAll(
            project.Outputs.Select(async output =>
                (
                    output.Name,
                    Value: run.Kind is RunKind.Validate
                        ? null
                        : await ReportErrorsAsync(
                            output.Location,
                            null,
                            async () => (PropertyValue?)await evaluator.EvaluateAsync(output.Value)
                        )
                )
            )
        );
        return PropertyMap.Of(outputs.Where(output => output.Value is not null).Select(output => (output.Name, output.Value!)).ToArray());
    }

    public void Dispose() => places.Dispose();

    private Task<PropertyValue> ValueAsync(string name) => values.GetOrAdd(name, key => new(() => EvaluateAsync(key))).Value;

    private async Task<PropertyValue> EvaluateAsync(string name)
    {
        if (project.Resources.FirstOrDefault(resource => resource.Key == name) is { } declared)
        {
            return await DeployAsync(declared) ?? throw new DependencyFailedException();
        }
        if (project.Variables.FirstOrDefault(variable => variable.Name == name) is { } variable)
        {
            return await evaluator.EvaluateAsync(variable.Value);
        }
        return name == "pulumi" ? PulumiVariables() : run.Workspace.Config[name];
    }

    private PropertyMap PulumiVariables() =>
        PropertyMap.Of(
            ("stack", run.Workspace.Options.Stack),
            ("project", project.Name),
            ("cwd", Path.GetFullPath(run.Workspace.Options.ProgramDirectory))
        );

    private async Task<PropertyMap?> DeployAsync(ResourceDeclaration declared)
    {
        var urn = Urns.Of(run.Workspace, declared.Type, declared.Name);
        await Task.WhenAll(declared.Options.DependsOn.Select(needed => ValueAsync(needed.Target.Root)));
        var properties = await evaluator.MapAsync(declared.Properties);
        await places.WaitAsync(run.Canceled);
        try
        {
            run.Canceled.ThrowIfCancellationRequested();
            var needs = DependenciesOf(declared.Key, []).Where(key => key != declared.Key).Select(UrnOf).ToHashSet();
            return ToReferenceValue(
                await ReportErrorsAsync(declared.Location, urn, new ResourceDeployment(run, declared, properties, needs).RunAsync)
            );
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>What references see of a resource: its outputs, its id and its URN.</summary>
    private static PropertyMap? ToReferenceValue(State.ResourceState? state) =>
        state?.Outputs.With("id", state.Id.Length > 0 ? state.Id : PropertyUnknown.Instance).With("urn", state.Urn);

    private string UrnOf(string key)
    {
        var declared = project.Resources.First(resource => resource.Key == key);
        return Urns.Of(run.Workspace, declared.Type, declared.Name);
    }

    /// <summary>The resources that a name needs, through variables.</summary>
    private HashSet<string> DependenciesOf(string name, HashSet<string> seen)
    {
        var declared = project.Resources.FirstOrDefault(resource => resource.Key == name);
        var expression = declared?.Properties ?? project.Variables.FirstOrDefault(variable => variable.Name == name)?.Value;
        var roots = (expression?.References ?? [])
            .Concat(declared?.Options.DependsOn.Select(item => item.Target) ?? [])
            .Select(reference => reference.Root);
        foreach (var root in roots.Distinct())
        {
            if (project.Resources.Any(resource => resource.Key == root))
            {
                seen.Add(root);
            }
            else if (project.Variables.Any(variable => variable.Name == root))
            {
                DependenciesOf(root, seen);
            }
        }

        return seen;
    }

    private async Task<PropertyValue> InvokeAsync(InvokeExpression call, PropertyMap arguments)
    {
        var provider = await run.Providers.GetAsync(TypeToken.PackageOf(call.Token), run.Terminated);
        var answer = await provider.Plugin.Provider.InvokeAsync(new InvokeRequest(call.Token, arguments, run.IsPreview), run.Terminated);
        return answer.Failures.Count == 0
            ? answer.Return
            : throw new EvaluationException(call.Location, string.Join("; ", answer.Failures.Select(failure => failure.Reason)));
    }

    /// <summary>Turns a fault into a diagnostic, so that everything independent of it goes on.</summary>
    private async Task<T?> ReportErrorsAsync<T>(SourceLocation mark, string? urn, Func<Task<T?>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (DependencyFailedException)
        {
            return null; // What it depends on has told why.
        }
        catch (EvaluationException fault)
        {
            run.AddError(urn ?? Urns.OfStack(run.Workspace), fault.Message, fault.Location);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            run.AddError(urn ?? Urns.OfStack(run.Workspace), ProviderErrors.MessageOf(fault), mark);
        }

        return null;
    }
}
