/**
 * Stands for @stdlib/assert-has-generator-support, which finds out by `eval`: the content security policy forbids that, and every
 * browser that runs this app has generators.
 */
module.exports = () => true;
