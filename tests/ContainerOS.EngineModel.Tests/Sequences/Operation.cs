using System.Security.Cryptography;
using System.Text;
using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Engine;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Sequences;

/// <summary>One thing that a user, a colleague or the engine does.</summary>
internal abstract record Operation
{
    internal abstract Task ApplyAsync(World world);

    /// <summary>Simpler forms of the operation, to shrink a failing sequence.</summary>
    internal virtual IEnumerable<Operation> Simpler() => [];

    private protected static FakePool? Pick(World world, int index) =>
        world.Account.Pools.Count == 0 ? null : world.Account.Pools[index % world.Account.Pools.Count];
}

/// <summary>An operation on one stack.</summary>
/// <param name="Stack">Which one.</param>
internal abstract record StackOperation(int Stack) : Operation
{
    internal sealed override Task ApplyAsync(World world) =>
        Stack < world.Backends.Count ? ApplyAsync(world, world.Backends[Stack]) : Task.CompletedTask;

    private protected abstract Task ApplyAsync(World world, Backend backend);
}

/// <summary>The program declares a pool, or declares it otherwise.</summary>
internal sealed record Declare(int Stack, PoolResource Resource) : StackOperation(Stack)
{
    internal override IEnumerable<Operation> Simpler()
    {
        yield return this with
        {
            Resource = Resource with { LeftOut = [] },
        };
        yield return this with
        {
            Resource = Resource with { Label = null },
        };
        yield return this with
        {
            Resource = Resource with { Size = 1 },
        };
        yield return this with
        {
            Resource = Resource with { DeleteBeforeReplace = null },
        };
        yield return this with
        {
            Resource = Resource with { Provider = null },
        };
        yield return this with
        {
            Resource = Resource with { PoolName = null },
        };
    }

    public override string ToString() => $"stack {Stack}: the program declares {Resource}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        // A former name stays an alias, and an import an import, until the program says otherwise.
        var known = backend.Program.Find(Resource.Name);
        backend.Program = backend.Program.With(Resource with { Alias = Resource.Alias ?? known?.Alias });
        return Task.CompletedTask;
    }
}

/// <summary>The program no longer declares a pool.</summary>
internal sealed record Drop(int Stack, string Name) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: the program drops {Name}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        backend.Program = backend.Program.Without(Name);
        return Task.CompletedTask;
    }
}

/// <summary>The program gives a pool another logical name, with an alias.</summary>
internal sealed record Rename(int Stack, string Name, string NewName) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: the program renames {Name} to {NewName} with an alias";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (backend.Program.Find(Name) is { Get: null } resource && backend.Program.Find(NewName) is null)
        {
            backend.Program = backend.Program.Without(Name).With(resource with { Name = NewName, Alias = Name });
        }

        return Task.CompletedTask;
    }
}

/// <summary>The program imports a pool, with the values it has (option <c>import</c>).</summary>
internal sealed record ImportOption(int Stack, string Name, int Pool, string? LeftOut, int SizeChange) : StackOperation(Stack)
{
    internal override IEnumerable<Operation> Simpler() => [this with { LeftOut = null }, this with { SizeChange = 0 }];

    public override string ToString() =>
        $"stack {Stack}: the program imports pool #{Pool} as {Name}, size {SizeChange:+0;-0;+0}, without {LeftOut ?? "nothing"}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (Pick(world, Pool) is { } pool && MayImport(world, pool))
        {
            var resource = new PoolResource(Name)
            {
                Cluster = pool.Cluster,
                PoolName = pool.Name,
                Size = Math.Max(0, pool.Size + SizeChange),
                Import = pool.ResourceId,
                Tokens = pool.MetadataTokens,
                LeftOut = LeftOut is null ? [] : [LeftOut],
            };
            backend.Program = backend.Program.With(resource);
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether a pool may be imported. Once two stacks have a pool without a tag, nothing says whose it is.</summary>
    internal static bool MayImport(World world, FakePool pool) => pool.Tag(World.OwnerTag) is not null || !world.IsKept(pool);
}

/// <summary>The program reads a pool instead of declaring one ("get").</summary>
internal sealed record GetOption(int Stack, string Name, int Pool) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: the program gets pool #{Pool} as {Name}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (Pick(world, Pool) is { } pool)
        {
            // A resource that is read instead of declared is released by the engine.
            var urn = backend.State.Urn(PoolResource.Type, Name);
            foreach (var entry in backend.State.Resources.Where(entry => entry.Urn == urn))
            {
                world.Release(entry.Id);
            }

            backend.Program = backend.Program.With(new PoolResource(Name) { Get = pool.ResourceId });
        }

        return Task.CompletedTask;
    }
}

/// <summary>The configuration of a stack.</summary>
internal sealed record Configure(int Stack, string? Region, bool? Ownership, NamingMode? Naming) : StackOperation(Stack)
{
    public override string ToString() =>
        $"stack {Stack}: config"
        + (Region is null ? string.Empty : $" region={Region}")
        + (Ownership is { } on ? $" ownership={(on ? "stack" : "none")}" : string.Empty)
        + (Naming is { } naming ? $" autonaming={naming}" : string.Empty);

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (Region is not null)
        {
            backend.SetRegion(Region);
        }

        if (Ownership is { } on)
        {
            backend.SetOwnership(on);
        }

        backend.Program = backend.Program with { Naming = Naming ?? backend.Program.Naming };
        return Task.CompletedTask;
    }
}

/// <summary>A run of the engine.</summary>
internal enum RunKind
{
    Up,
    UpWithRefresh,
    Refresh,
    RefreshAndClear,
    Destroy,
}

/// <summary>A run of the engine, perhaps with a fault.</summary>
internal sealed record Run(int Stack, RunKind Kind, Fault? Fault = null, string? Replace = null) : StackOperation(Stack)
{
    internal override IEnumerable<Operation> Simpler()
    {
        if (Fault is not null)
        {
            yield return this with
            {
                Fault = null,
            };
        }

        if (Replace is not null)
        {
            yield return this with
            {
                Replace = null,
            };
        }

        if (Kind == RunKind.UpWithRefresh)
        {
            yield return this with
            {
                Kind = RunKind.Up,
            };
        }
    }

    public override string ToString() =>
        $"stack {Stack}: {Kind}"
        + (Replace is null ? string.Empty : $" --replace {Replace}")
        + (Fault is null ? string.Empty : $", {Fault}");

    private protected override async Task ApplyAsync(World world, Backend backend)
    {
        var options = new RunOptions
        {
            Fault = Fault,
            Refresh = Kind == RunKind.UpWithRefresh,
            Replace = Replace is null ? new HashSet<string>() : new HashSet<string> { Replace },
        };
        var result = await world.RunAsync(
            backend,
            options,
            deployment =>
                Kind switch
                {
                    RunKind.Refresh => deployment.RefreshAsync(),
                    RunKind.RefreshAndClear => deployment.RefreshAsync(clearPendingCreates: true),
                    RunKind.Destroy => deployment.DestroyAsync(),
                    _ => deployment.UpAsync(),
                }
        );
        if (result.Succeeded && Kind is RunKind.Up or RunKind.UpWithRefresh)
        {
            await world.CheckPreviewAsync(backend);
        }
    }
}

/// <summary>The import command.</summary>
internal sealed record ImportCommand(int Stack, string Name, int Pool, Fault? Fault = null) : StackOperation(Stack)
{
    internal override IEnumerable<Operation> Simpler() => Fault is null ? [] : [this with { Fault = null }];

    public override string ToString() => $"stack {Stack}: import pool #{Pool} as {Name}" + (Fault is null ? string.Empty : $", {Fault}");

    private protected override async Task ApplyAsync(World world, Backend backend)
    {
        if (Pick(world, Pool) is { } pool && ImportOption.MayImport(world, pool))
        {
            var options = new RunOptions { Fault = Fault };
            await world.RunAsync(backend, options, deployment => deployment.ImportAsync(Name, pool.ResourceId));
        }
    }
}

/// <summary>Marks a pool for replacement (state taint).</summary>
internal sealed record Taint(int Stack, string Name) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: state taint {Name}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (backend.State.Find(backend.State.Urn(PoolResource.Type, Name)) is { } entry)
        {
            entry.Taint = true;
        }

        return Task.CompletedTask;
    }
}

/// <summary>Removes a pool from the state only (state delete).</summary>
internal sealed record ForgetState(int Stack, string Name) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: state delete {Name}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (backend.State.Find(backend.State.Urn(PoolResource.Type, Name)) is { } entry)
        {
            world.Release(entry.Id);
            backend.State.Resources.Remove(entry);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Renames the stack (stack rename).</summary>
internal sealed record RenameStack(int Stack, string NewName) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: stack rename {NewName}";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        world.ReleaseCut(backend);
        backend.State.Rename(NewName);
        return Task.CompletedTask;
    }
}

/// <summary>Copies the state into another backend (stack export, stack import).</summary>
internal sealed record CloneStack(int Stack) : StackOperation(Stack)
{
    public override string ToString() => $"stack {Stack}: its state is copied to another backend";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        world.Clone(backend);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Makes state and pools what the version before the ownership identity left: no identity in the provider's inputs, no ownership in the
/// outputs, a tag of project, stack and a hash of the URN, and names made of a hash of the URN.
/// </summary>
internal sealed record LastVersion(int Stack) : StackOperation(Stack)
{
    /// <summary>The parts of its tag: project, stack and hash.</summary>
    internal const int TagParts = 3;

    public override string ToString() => $"stack {Stack}: state and pools are those of the last version";

    private protected override Task ApplyAsync(World world, Backend backend)
    {
        if (world.HasCut(backend))
        {
            return Task.CompletedTask; // The last version would have made that pool, too.
        }

        foreach (var entry in backend.State.Resources)
        {
            if (entry.IsProvider)
            {
                entry.Inputs = entry.Outputs = backend.Program.Config;
            }
            else if (entry.IsKept && world.Account.Pools.FirstOrDefault(pool => pool.ResourceId == entry.Id) is { } pool)
            {
                Age(backend, entry, pool);
            }
        }

        return Task.CompletedTask;
    }

    private static void Age(Backend backend, ResourceState entry, FakePool pool)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Urn)));
        if (pool.Tag(World.OwnerTag) is not null)
        {
            pool.SetTag(World.OwnerTag, $"{backend.State.Project}/{backend.State.Stack}/{hash[..12]}");
        }

        entry.Outputs = entry.Outputs.Without("ownershipTag");
        if (backend.Program.Find(entry.Name) is { PoolName: null })
        {
            var name = $"{entry.Name}-{hash[..7]}";
            pool.Body["nodepool_info"]!["name"] = name;
            (entry.Inputs, entry.Outputs) = (entry.Inputs.With("name", name), entry.Outputs.With("name", name));
        }
    }
}

/// <summary>Someone else creates a pool, with another owner's tag or without one.</summary>
internal sealed record OthersCreate(string Cluster, string Name, bool IsTagged) : Operation
{
    internal const string OtherOwner = "other/prod/fedcba9876543210/0123456789ab/01234567";

    public override string ToString() => $"someone creates '{Name}' in {Cluster}{(IsTagged ? " with an owner's tag" : string.Empty)}";

    internal override Task ApplyAsync(World world)
    {
        if (world.Account.List(Cluster, Name).Any())
        {
            return Task.CompletedTask;
        }

        var pool = world.Account.Create(Cluster, Body());
        if (IsTagged)
        {
            pool.SetTag(World.OwnerTag, OtherOwner);
        }

        world.AddForeign(pool);
        return Task.CompletedTask;
    }

    private JObject Body() =>
        new()
        {
            ["nodepool_info"] = new JObject { ["name"] = Name, ["type"] = "ess" },
            ["scaling_group"] = new JObject
            {
                ["instance_types"] = new JArray("ecs.g7.xlarge"),
                ["vswitch_ids"] = new JArray("vsw-a"),
                ["image_type"] = "ContainerOS",
                ["image_id"] = "lifsea_3_x64_10G_containerd_2_1_alibase_20260203.vhd",
                ["desired_size"] = 1,
                ["key_pair"] = "ops",
                ["data_disks"] = new JArray(
                    new JObject
                    {
                        ["category"] = "cloud_essd",
                        ["size"] = 120,
                        ["performance_level"] = "PL1",
                    }
                ),
            },
            ["management"] = new JObject { ["enable"] = true },
        };
}

/// <summary>Someone deletes a pool behind the back of its stack.</summary>
internal sealed record OthersDelete(int Pool) : Operation
{
    public override string ToString() => $"someone deletes pool #{Pool}";

    internal override Task ApplyAsync(World world)
    {
        if (Pick(world, Pool) is { } pool)
        {
            world.Account.Delete(pool.Cluster, pool.Id);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Someone changes a pool behind the back of its stack.</summary>
internal sealed record OthersEdit(int Pool, int Size) : Operation
{
    public override string ToString() => $"someone sets the size of pool #{Pool} to {Size}";

    internal override Task ApplyAsync(World world)
    {
        if (Pick(world, Pool) is { } pool)
        {
            pool.Body["scaling_group"]!["desired_size"] = Size;
        }

        return Task.CompletedTask;
    }
}

/// <summary>Someone removes the owner's tag of a pool, or puts another one there, and so takes it over.</summary>
internal sealed record OthersTakeOver(int Pool, bool IsTagged) : Operation
{
    public override string ToString() =>
        $"someone {(IsTagged ? "puts another owner's tag on" : "removes the owner's tag of")} pool #{Pool}";

    internal override Task ApplyAsync(World world)
    {
        // A state of the last version does not say that its pool had a tag.
        if (Pick(world, Pool) is { } pool && pool.Tag(World.OwnerTag)?.Split('/').Length > LastVersion.TagParts)
        {
            pool.SetTag(World.OwnerTag, IsTagged ? OthersCreate.OtherOwner : null);
            world.TakeOver(pool);
        }

        return Task.CompletedTask;
    }
}
