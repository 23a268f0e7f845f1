using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Tests.Shapes;
using ContainerOS.Provider.WaveGates;

namespace ContainerOS.Provider.Tests.NodePools;

public sealed class NodePoolBindingTests
{
    [Fact]
    public void Read_EveryPropertyOfTheSchema_IsInTheModel()
    {
        var inputs = (PropertyMap)SampleValue.Of(NodePoolShape.Inputs);

        var spec = NodePoolBinding.Read(inputs);

        AssertComplete(spec, []);
    }

    [Fact]
    public void Schema_HasEveryPropertyOfTheModel() =>
        Assert.Equal(typeof(NodePoolSpec).GetProperties().Length, NodePoolShape.Inputs.Properties.Count);

    [Fact]
    public void Read_Unknowns_StayUnknown()
    {
        var spec = NodePoolBinding.Read(
            PoolInputs
                .Valid.With("clusterId", PropertyUnknown.Instance)
                .With("instanceTypes", PropertyUnknown.Instance)
                .With("labels", PropertyUnknown.Instance)
                .With("os", PropertyUnknown.Instance)
        );

        Assert.False(spec.ClusterId!.Value.IsKnown);
        Assert.False(spec.InstanceTypes!.IsKnown);
        Assert.False(spec.Labels!.IsKnown);
        Assert.False(spec.Os!.Value.IsKnown);
    }

    [Fact]
    public void Read_SecretScript_StaysSecret()
    {
        var container = PropertyMap.Of(
            ("name", "setup"),
            ("phase", "afterJoin"),
            ("steps", PropertyArray.Of(PropertyMap.Of(("script", new PropertySecret("token=1")))))
        );

        var spec = NodePoolBinding.Read(PoolInputs.Valid.With("bootstrap", PropertyArray.Of(container)));

        var script = spec.Bootstrap!.Items[0].Content.Steps!.Items[0].Content.Script!.Value;
        Assert.True(script.IsSecret);
        Assert.Equal("[secret]", script.ToString());
    }

    [Fact]
    public void Read_ValueInASecret_IsSecret()
    {
        var kubelet = PropertyMap.Of(
            ("clusterDns", PropertyArray.Of("10.0.0.1")),
            ("kubeReserved", PropertyMap.Of(("cpu", "1"))),
            ("maxPods", 64d)
        );

        var spec = NodePoolBinding.Read(
            PoolInputs
                .Valid.With("taints", new PropertySecret(PropertyArray.Of(PropertyMap.Of(("key", "team")))))
                .With("kubelet", new PropertySecret(kubelet))
        );

        var options = spec.Kubelet!.Value.Content;
        Assert.Equal("[secret]", spec.Taints!.Items[0].Content.Key.ToString());
        Assert.Equal("[secret]", options.ClusterDns!.Items[0].ToString());
        Assert.Equal("[secret]", options.KubeReserved!.Entries[0].Value.ToString());
        Assert.Equal("[secret]", options.MaxPods.ToString());
        Assert.False(spec.ClusterId!.Value.IsSecret);
    }

    [Fact]
    public void Write_PoolThatWasRead_IsTheSameInputs()
    {
        var inputs = (PropertyMap)SampleValue.Of(NodePoolShape.Inputs);

        Assert.Equal(inputs, NodePoolBinding.Write(NodePoolBinding.Read(inputs)));
    }

    [Fact]
    public void Write_OnePropertyThatWasRead_IsThatProperty()
    {
        foreach (var inputs in SampleValue.WithOneProperty(NodePoolShape.Inputs))
        {
            Assert.Equal(inputs, NodePoolShape.Inputs.Write(NodePoolShape.Inputs.Read((PropertyMap)inputs)));
        }

        foreach (var inputs in SampleValue.WithOneProperty(WaveGateShape.Inputs))
        {
            Assert.Equal(inputs, WaveGateShape.Inputs.Write(WaveGateShape.Inputs.Read((PropertyMap)inputs)));
        }
    }

    [Fact]
    public void Write_UnknownsAndSecrets_StayUnknownAndSecret()
    {
        var inputs = PoolInputs
            .Valid.With("clusterId", PropertyUnknown.Instance)
            .With("instanceTypes", PropertyUnknown.Instance)
            .With("labels", PropertyMap.Of(("team", PropertyUnknown.Instance), ("tier", new PropertySecret("a"))));

        Assert.Equal(inputs, NodePoolBinding.Write(NodePoolBinding.Read(inputs)));
    }

    /// <summary>Every member of an object of the model, and of the objects in it, is set.</summary>
    private static void AssertComplete(object model, HashSet<Type> seen)
    {
        if (model.GetType().Namespace != typeof(NodePoolSpec).Namespace || !seen.Add(model.GetType()))
        {
            return;
        }

        foreach (var property in model.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(model);
            Assert.True(value is not null, $"{model.GetType().Name}.{property.Name} has no definition");
            if (value.GetType().GetProperty("Items")?.GetValue(value) is System.Collections.IEnumerable items)
            {
                value = items.Cast<object>().First();
            }

            if (value.GetType().GetProperty("Content")?.GetValue(value) is { } content)
            {
                AssertComplete(content, seen);
            }
        }
    }
}
