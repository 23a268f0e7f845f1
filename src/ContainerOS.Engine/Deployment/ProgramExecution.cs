using System.Collections.Concurrent;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Runs the program: deploys each resource as soon as its dependencies are deployed, within the limit of parallelism.</summary>
internal sealed class ProgramExecution : IDisposable
{
    private readonly RunContext run;
    private readonly ProjectFile project;
    private readonly Evaluator evaluator;
    private readonly SemaphoreSlim parallelism;
    private readonly ConcurrentDictionary<string, Lazy<Task<PropertyValue>>> values = new();

    public ProgramExecution(RunContext run)
    {
        this.run = run;
        project = run.Workspace.Project;
        parallelism = new SemaphoreSlim(Math.Max(1, run.Workspace.Options.Parallelism));
        evaluator = new Evaluator(ValueAsync, InvokeAsync, run.Workspace.Options.ProgramDirectory, run.IsPreview);
    }

    /// <summary>Deploys all resources and returns the outputs of the stack that have a value.</summary>
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

    public void Dispose() => parallelism.Dispose();

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
        await Task.WhenAll(declared.Options.DependsOn.Select(dependency => ValueAsync(dependency.Target.Root)));
        var properties = await evaluator.MapAsync(declared.Properties);
        await parallelism.WaitAsync(run.Canceled);
        try
        {
            run.Canceled.ThrowIfCancellationRequested();
            var dependencies = DependenciesOf(declared.Key, []).Where(key => key != declared.Key).Select(UrnOf).ToHashSet();
            return ToReferenceValue(
                await ReportErrorsAsync(declared.Location, urn, new ResourceDeployment(run, declared, properties, dependencies).RunAsync)
            );
        }
        finally
        {
            parallelism.Release();
        }
    }

    /// <summary>The value of a resource in references: its outputs, its id and its URN.</summary>
    private static PropertyMap? ToReferenceValue(ResourceState? state) =>
        state?.Outputs.With("id", state.Id.Length > 0 ? state.Id : PropertyUnknown.Instance).With("urn", state.Urn);

    private string UrnOf(string key)
    {
        var declared = project.Resources.First(resource => resource.Key == key);
        return Urns.Of(run.Workspace, declared.Type, declared.Name);
    }

    /// <summary>The resources that a resource or variable depends on, directly or through variables.</summary>
    private HashSet<string> DependenciesOf(string name, HashSet<string> found)
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
                found.Add(root);
            }
            else if (project.Variables.Any(variable => variable.Name == root))
            {
                DependenciesOf(root, found);
            }
        }

        return found;
    }

    private async Task<PropertyValue> InvokeAsync(InvokeExpression call, PropertyMap arguments)
    {
        var provider = await run.Providers.GetAsync(TypeToken.PackageOf(call.Token), run.Terminated);
        var result = await provider.Plugin.Provider.InvokeAsync(new InvokeRequest(call.Token, arguments, run.IsPreview), run.Terminated);
        return result.Failures.Count == 0
            ? result.Return
            : throw new EvaluationException(call.Location, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
    }

    /// <summary>Reports an error as a diagnostic, so that everything that does not depend on it continues.</summary>
    private async Task<T?> ReportErrorsAsync<T>(SourceLocation location, string? urn, Func<Task<T?>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (DependencyFailedException)
        {
            return null; // The error of the dependency is already reported.
        }
        catch (EvaluationException fault)
        {
            run.AddError(urn ?? Urns.OfStack(run.Workspace), fault.Message, fault.Location);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            run.AddError(urn ?? Urns.OfStack(run.Workspace), ProviderErrors.MessageOf(fault), location);
        }

        return null;
    }
}
