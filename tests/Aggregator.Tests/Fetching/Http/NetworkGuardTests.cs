using System.Net;
using Aggregator.Fetching.Http;
using Xunit;

namespace Aggregator.Tests.Fetching.Http;

public sealed class NetworkGuardTests
{
    private static bool Allows(string address, params string[] networks) => new NetworkGuard(networks).Allows(IPAddress.Parse(address));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.2")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:0:7f00:1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2a00:1450::5efe:10.0.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void A_private_address_is_refused_in_every_notation(string address) => Assert.False(Allows(address));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_open(string address) => Assert.True(Allows(address));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("::1", false)]
    public void An_operator_opens_only_the_named_networks(string address, bool expected) => Assert.Equal(expected, Allows(address, "127.0.0.0/8"));

    [Theory]
    [InlineData("8.8.8.8", 443, true)]
    [InlineData("8.8.8.8", 8080, true)]
    [InlineData("8.8.8.8", 8081, false)]
    [InlineData("127.0.0.1", 8081, true)]
    public void Ports_beside_those_of_the_web_are_open_where_the_operator_says_so(string address, int port, bool expected) =>
        Assert.Equal(expected, new NetworkGuard(["127.0.0.0/8"], "8080").AllowsPort(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("router", true)]
    [InlineData("db.cluster.local", true)]
    [InlineData("news.example", false)]
    public void Internal_names_are_known_behind_a_proxy(string host, bool expected) => Assert.Equal(expected, NetworkGuard.IsInternalName(host));
}
