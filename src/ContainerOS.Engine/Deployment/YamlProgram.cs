using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Runs a YAML program: deploys each resource as soon as its dependencies are deployed, within the limit of parallelism.</summary>
internal sealed class YamlProgram : ProgramExecution
{
    private readonly RunContext run;
    private readonly ProjectFile project;
    private readonly Evaluator evaluator;
    private readonly SemaphoreSlim parallelism;
    private readonly ConcurrentDictionary<string, Lazy<Task<PropertyValue>>> values = new();

    public YamlProgram(RunContext run)
    {
        this.run = run;
        project = run.Workspace.Project;
        parallelism = new SemaphoreSlim(Math.Max(1, run.Workspace.Options.Parallelism));
        evaluator = new Evaluator(ValueAsync, InvokeAsync, run.Workspace.Options.ProgramDirectory, run.IsPreview);
    }

    /// <summary>Deploys all resources and returns the outputs of the stack that have a value.</summary>
    public override async Task<PropertyMap> RunAsync()
    {
        run.Monitor.Open();
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

    public override ValueTask DisposeAsync()
    {
        parallelism.Dispose();
        return ValueTask.CompletedTask;
    }

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
            ("cwd", Path.GetFullPath(run.Workspace.Options.ProgramDirectory)),
            ("organization", Workspace.Organization),
            ("project", project.Name),
            ("rootDirectory", Path.GetFullPath(run.Workspace.Options.ProgramDirectory)),
            ("stack", run.Workspace.Options.Stack)
        );

    private async Task<PropertyMap?> DeployAsync(ResourceDeclaration declared)
    {
        await Task.WhenAll(declared.Options.References.Select(dependency => ValueAsync(dependency.Target.Root)));
        var properties = await evaluator.MapAsync(declared.Properties);
        var urn = Urns.Of(run.Workspace, declared.Type, declared.Name);
        var isComponent = await ReportErrorsAsync(
            declared.Location,
            urn,
            async () => (object?)await run.Monitor.Schemas.IsComponentAsync(declared.Type)
        );
        return isComponent switch
        {
            null => null,
            true => await ConstructAsync(declared, properties),
            _ => await DeployAsync(declared, urn, properties),
        };
    }

    private async Task<PropertyMap?> DeployAsync(ResourceDeclaration declared, string urn, PropertyMap properties)
    {
        await parallelism.WaitAsync(run.Canceled);
        try
        {
            run.Canceled.ThrowIfCancellationRequested();
            if (run.Report.IsFull)
            {
                return null;
            }

            var options = declared.Options;
            var requested = new RequestedResource(urn, declared.Type, declared.Name, properties, await DependenciesOfAsync(declared))
            {
                Location = declared.Location,
                Locator = declared.Locate,
                Parent = Urns.OfStack(run.Workspace),
                Import = options.Import,
                Protect = options.Protect,
                RetainOnDelete = options.RetainOnDelete,
                IgnoreChanges = options.IgnoreChanges,
                ReplaceOnChanges = options.ReplaceOnChanges,
                DeleteBeforeReplace = options.DeleteBeforeReplace,
                AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs],
                Timeouts = options.Timeouts,
            };
            return ToReferenceValue(await ReportErrorsAsync(declared.Location, urn, new ResourceDeployment(run, requested).RunAsync));
        }
        finally
        {
            parallelism.Release();
        }
    }

    /// <summary>Creates a component of a plugin in the way that programs in other languages do.</summary>
    private async Task<PropertyMap?> ConstructAsync(ResourceDeclaration declared, PropertyMap properties)
    {
        var dependencies = await DependenciesOfAsync(declared);
        var options = declared.Options;
        var done = await run.Monitor.RegisterAsync(
            new ResourceRegistration(
                declared.Type,
                declared.Name,
                RegistrationKind.RemoteComponent,
                Urns.OfStack(run.Workspace),
                properties,
                string.Empty,
                new PackageSelection(string.Empty, string.Empty),
                new RegistrationOptions
                {
                    Aliases = [.. dependencies.Aliases.Select(urn => new ResourceAlias { Urn = urn })],
                    Dependencies = dependencies.All,
                    PropertyDependencies = dependencies.ByProperty,
                    Protect = options.Protect ? true : null,
                    AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs],
                    DeletedWith = dependencies.DeletedWith ?? string.Empty,
                    ReplaceWith = dependencies.ReplaceWith,
                    DeleteBeforeReplace = options.DeleteBeforeReplace,
                    IgnoreChanges = [.. options.IgnoreChanges.Select(path => path.ToString())],
                    ReplaceOnChanges = [.. options.ReplaceOnChanges.Select(path => path.ToString())],
                    RetainOnDelete = options.RetainOnDelete ? true : null,
                }
            )
            {
                ImportId = options.Import ?? string.Empty,
                ReadsFailures = true,
            },
            run.Canceled
        );
        return done.Outcome is RegistrationOutcome.Succeeded ? done.Outputs.With("urn", done.Urn) : null;
    }

    /// <summary>The value of a resource in references: its outputs, its id and its URN.</summary>
    private static PropertyMap? ToReferenceValue(ResourceState? state) =>
        state?.Outputs.With("id", state.Id.Length > 0 ? state.Id : PropertyUnknown.Instance).With("urn", state.Urn);

    private string UrnOf(string key)
    {
        var declared = project.Resources.First(resource => resource.Key == key);
        return Urns.Of(run.Workspace, declared.Type, declared.Name);
    }

    private async Task<ResourceDependencies> DependenciesOfAsync(ResourceDeclaration declared)
    {
        var byProperty = declared
            .Properties.Entries.Select(entry => KeyValuePair.Create(entry.Name, ResourcesIn(entry.Value.References)))
            .Where(entry => !entry.Value.IsEmpty);
        var options = declared.Options;
        return new ResourceDependencies(
            ResourcesIn(declared.Properties.References.Concat(options.DependsOn.Select(item => item.Target))),
            byProperty.ToImmutableSortedDictionary(StringComparer.Ordinal)
        )
        {
            DeletedWith = options.DeletedWith is { } owner ? UrnOf(owner.Target.Root) : null,
            ReplaceWith = [.. options.ReplaceWith.Select(item => UrnOf(item.Target.Root))],
            Aliases = [.. await Task.WhenAll(options.Aliases.Select(alias => AliasAsync(declared, alias)))],
        };
    }

    /// <summary>The URNs of the resources that the references lead to, directly or through variables.</summary>
    private ImmutableArray<string> ResourcesIn(IEnumerable<Reference> references)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>();
        void Visit(IEnumerable<Reference> targets)
        {
            foreach (var root in targets.Select(target => target.Root).Where(visited.Add).ToList())
            {
                if (project.Resources.Any(resource => resource.Key == root))
                {
                    // What depends on a component depends on its children.
                    found.UnionWith(run.Monitor.WithChildren(UrnOf(root)));
                }
                else if (project.Variables.FirstOrDefault(variable => variable.Name == root) is { } variable)
                {
                    Visit(variable.Value.References);
                }
            }
        }

        Visit(references);
        return [.. found];
    }

    /// <summary>The URN of an alias: given, or with the parts of the resource that the alias leaves out.</summary>
    private async Task<string> AliasAsync(ResourceDeclaration declared, AliasDeclaration alias)
    {
        async Task<string?> PartAsync(Expression? part) =>
            part is null ? null
            : (await evaluator.EvaluateAsync(part)).Unwrapped is PropertyString text ? text.Value
            : throw new EvaluationException(
                part.Location,
                $"a part of an alias of '{declared.Key}' must be a string that is known before the run"
            );

        return await PartAsync(alias.Urn)
            ?? Urns.Of(
                await PartAsync(alias.Stack) ?? run.Workspace.Options.Stack,
                await PartAsync(alias.Project) ?? project.Name,
                TypeToken.Canonical(await PartAsync(alias.Type) ?? declared.Type),
                await PartAsync(alias.Name) ?? declared.Name
            );
    }

    private async Task<PropertyMap> InvokeAsync(InvokeExpression call, PropertyMap arguments)
    {
        var provider = await run.Providers.RegisterAsync(run, TypeToken.PackageOf(call.Token));
        var result = await provider.Calls.InvokeAsync(new InvokeRequest(call.Token, arguments, run.IsPreview), run.Terminated);
        return result.Failures.Count == 0
            ? result.Return
            : throw new EvaluationException(call.Location, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
    }

    private Task<T?> ReportErrorsAsync<T>(SourceLocation location, string? urn, Func<Task<T?>> work)
        where T : class => ProgramErrors.ReportAsync(run, location, urn, work);
}
