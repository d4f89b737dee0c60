# Reads TAP files with Perl's TAP::Parser, and prints what it found in each as a line of JSON.
use strict;
use warnings;
use JSON::PP;
use TAP::Parser;

my $json = JSON::PP->new->utf8->canonical;
for my $path (@ARGV) {
    open my $file, '<:utf8', $path or die "$path: $!";
    my @blocks;
    my @descriptions;
    my $unknown = 0;
    my $parser = TAP::Parser->new({ iterator => TAP::Parser::Iterator::Stream->new($file) });
    while (my $result = $parser->next) {
        push @blocks, $result->data if $result->is_yaml;
        push @descriptions, $result->description if $result->is_test;
        $unknown++ if $result->is_unknown;
    }
    print $json->encode({
        planned => 0 + $parser->tests_planned, run => 0 + $parser->tests_run, failed => 0 + $parser->failed,
        skipped => 0 + $parser->skipped, todo => 0 + $parser->todo, problems => 0 + $parser->parse_errors, unknown => $unknown,
        ends_well => ($parser->has_problems ? 0 : 1), blocks => \@blocks, descriptions => \@descriptions,
    }), "\n";
}
