using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Tests.Store;

/// <summary>The written form of a world has every property of its records, also of those that are added later.</summary>
public sealed class WorldJsonTests
{
    private static readonly Type[] Records = [typeof(World), typeof(NodePool), typeof(Node), typeof(ClusterTask), typeof(Invocation)];

    /// <summary>Types that have converters, which set defaults themselves.</summary>
    private static readonly Type[] Converted = [typeof(FieldMap), typeof(EmulatorConditions)];

    public static TheoryData<string> Names => [.. Records.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Record_WithEveryPropertySet_IsTheSameAfterItIsWrittenAndRead(string name) => CheckRoundTrip(name, new Filler(isFull: true));

    [Theory]
    [MemberData(nameof(Names))]
    public void Record_WithoutOptionalProperties_IsTheSameAfterItIsWrittenAndRead(string name) =>
        CheckRoundTrip(name, new Filler(isFull: false));

    [Fact]
    public void EveryPropertyOfARecord_IsWritten_OrSaysThatItIsNot()
    {
        foreach (var type in Reachable())
        {
            Assert.All(
                type.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic),
                property =>
                    Assert.False(
                        property.SetMethod is not null,
                        $"{type.Name}.{property.Name} is not public, and is not kept; make it public or computed"
                    )
            );
            Assert.True(
                type.GetConstructor([]) is null || WorldCodec.HasDefaultsOf(type),
                $"{type.Name} is missing in the list of {nameof(WorldCodec)}, so that a missing property would be null or zero"
            );
        }
    }

    [Fact]
    public void PropertyThatATextLeavesOut_HasItsDefault()
    {
        var group = new WorldCodec().Read<ScalingGroup>("""{"desiredSize":3}""");

        Assert.Equal(
            (3, 40, "PostPaid", DemoAccount.SecurityGroupId),
            (group.DesiredSize, group.SystemDiskSize, group.ChargeType, group.SecurityGroupIds[0])
        );
        Assert.Empty(group.Tags);
        Assert.Null(group.DataDisks);
    }

    private static void CheckRoundTrip(string name, Filler filler)
    {
        var record = filler.Make(Records.Single(type => type.Name == name));
        var read = typeof(WorldJsonTests)
            .GetMethod(nameof(WrittenAndRead), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(record.GetType())
            .Invoke(null, [record]);

        AssertSame(record, read, name);
    }

    private static T WrittenAndRead<T>(T record)
    {
        var codec = new WorldCodec();
        return codec.Read<T>(codec.Write(record));
    }

    private static void AssertSame(object? expected, object? actual, string path)
    {
        if (expected is null || expected is string || expected.GetType().IsPrimitive || expected.GetType().IsEnum)
        {
            Assert.True(Equals(expected, actual), $"{path}: {expected ?? "null"} became {actual ?? "null"}");
            return;
        }

        Assert.True(actual is not null, $"{path} became null");
        if (expected is IEnumerable items)
        {
            var (left, right) = (items.Cast<object?>().ToList(), ((IEnumerable)actual).Cast<object?>().ToList());
            Assert.True(left.Count == right.Count, $"{path}: {left.Count} items became {right.Count}");
            foreach (var (index, item) in left.Index())
            {
                AssertSame(item, right[index], $"{path}[{index}]");
            }

            return;
        }

        foreach (var property in Written(expected.GetType()))
        {
            AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
        }
    }

    private static IEnumerable<PropertyInfo> Written(Type type) =>
        type.GetProperties()
            .Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute)) && property.GetIndexParameters().Length == 0);

    /// <summary>The records that a world is made of.</summary>
    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(Records);
        while (open.TryDequeue(out var type))
        {
            var inner = type.IsGenericType ? type.GetGenericArguments() : [];
            if (
                type.Namespace!.StartsWith("ContainerOS", StringComparison.Ordinal)
                && type is { IsClass: true }
                && !Converted.Contains(type)
                && found.Add(type)
            )
            {
                inner = [.. Written(type).Select(property => property.PropertyType)];
            }

            foreach (var next in inner)
            {
                open.Enqueue(next);
            }
        }

        return found;
    }

    /// <summary>Makes records whose properties all have values, each another one.</summary>
    private sealed class Filler(bool isFull)
    {
        private int number;

        internal object Make(Type type)
        {
            number++;
            if (type.IsGenericType)
            {
                return MakeGeneric(type, type.GetGenericArguments());
            }

            return type switch
            {
                _ when type == typeof(string) => $"text {number}",
                _ when type == typeof(long) => (long)number,
                _ when type == typeof(int) => number,
                _ when type == typeof(double) => number + 0.5,
                _ when type == typeof(bool) => true,
                _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(number),
                _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
                _ when type == typeof(FieldMap) => Fields(),
                _ => MakeRecord(type),
            };
        }

        private object MakeGeneric(Type type, Type[] arguments)
        {
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(Nullable<>))
            {
                return Make(arguments[0]);
            }

            var isKeyed = arguments.Length == 2;
            var item = isKeyed ? typeof(KeyValuePair<,>).MakeGenericType(arguments) : arguments[0];
            var items = Array.CreateInstance(item, 2);
            for (var index = 0; index < items.Length; index++)
            {
                items.SetValue(isKeyed ? Activator.CreateInstance(item, Make(arguments[0]), Make(arguments[1])) : Make(item), index);
            }

            if (definition == typeof(IReadOnlyList<>))
            {
                return items;
            }

            var holder = definition.Assembly.GetType($"{definition.Namespace}.{definition.Name.Split('`')[0]}")!;
            var create = holder
                .GetMethods()
                .Single(method =>
                    method.Name == (definition == typeof(ImmutableArray<>) ? "Create" : "CreateRange")
                    && method.GetParameters() is [var only]
                    && (definition == typeof(ImmutableArray<>) ? only.ParameterType.IsArray : only.ParameterType.Name == "IEnumerable`1")
                );
            return create.MakeGenericMethod(arguments).Invoke(null, [items])!;
        }

        private object MakeRecord(Type type)
        {
            var longest = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
            var record = longest.Invoke([.. longest.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
            foreach (var property in Written(type).Where(property => property.SetMethod is not null))
            {
                var isOptional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
                if (isFull || !isOptional)
                {
                    property.SetValue(record, Make(property.PropertyType));
                }
            }

            return record;
        }

        private FieldMap Fields() =>
            FieldMap.Of(
                ("text", $"text {number}"),
                ("whole", (long)number),
                ("real", number + 0.25),
                ("flag", true),
                ("map", FieldMap.Of(("inner", "value"))),
                ("list", ListValue.OfTexts(["one", "two"]))
            );
    }
}
